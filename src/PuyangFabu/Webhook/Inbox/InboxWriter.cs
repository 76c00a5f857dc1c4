using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>
/// Puts messages on disk in groups: all that wait share one transaction and one flush, which is what makes waiting
/// for the disk before each answer affordable.
/// </summary>
public sealed partial class InboxWriter(
    Database database,
    InboxAdmission admission,
    InboxQueue queue,
    InboxRoom room,
    WebhookMetrics metrics,
    TimeProvider clock,
    ILogger<InboxWriter> logger) : BackgroundService
{
    private const int MaxGroup = 500;

    /// <summary>
    /// How often a group is begun in all. PostgreSQL takes about a second to find a deadlock, and a second is what SQLite waits for a
    /// lock on this connection: with four the sender hears in time that it was in vain.
    /// </summary>
    private const int MostTries = 4;

    /// <summary>A database that does not answer in this time is told to stop, so that the connection can be cut and opened anew.</summary>
    private static readonly TimeSpan GroupLimit = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(1);

    private readonly InboxConnection connection = new(database);
    private Task<bool>? more;

    // Runs only while something waits.
    private ITimer? checks;
    private int checking;

    /// <returns>The reply that counts, once it is on disk.</returns>
    /// <exception cref="NotStoredException">It is not, or not in time.</exception>
    public Task<StoredReply> StoreAsync(InboxEntry entry)
    {
        if (!queue.TryAdd(entry))
        {
            entry.TryFail(new NotStoredException("stopping"));
        }

        CheckSoon();
        return entry.Stored;
    }

    /// <summary>One look at what waits too long and at what found no room.</summary>
    public void Check()
    {
        if (queue.GiveUp() is var late and > 0)
        {
            LogGivenUp(late, InboxQueue.Patience.TotalSeconds);
        }

        if (room.TakeRefused() is var refused and > 0)
        {
            LogFull(refused);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // After the stop signal the server still finishes its open requests, so the loop ends with the queue, not with the token.
        stoppingToken.Register(queue.Close);
        await Task.Yield();
        await using var timer = clock.CreateTimer(_ => CheckAndGoOn(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Volatile.Write(ref checks, timer);
        if (queue.HasWaiting)
        {
            CheckSoon();
        }

        await OpenAheadAsync();
        while (await WaitAsync())
        {
            var group = queue.Take(MaxGroup);
            if (group.Count > 0)
            {
                await WriteAsync(group);
            }
            else if (queue.IsStalled)
            {
                await ProbeAsync();
            }
        }

        await connection.DisposeAsync();
    }

    /// <returns>False at the end. While storing does not work it also returns now and then when nothing waits.</returns>
    private async Task<bool> WaitAsync()
    {
        if (more is null && !queue.IsStalled)
        {
            return await queue.WaitAsync();
        }

        try
        {
            more ??= queue.WaitAsync().AsTask();
            var result = queue.IsStalled ? await more.WaitAsync(ProbeInterval, clock) : await more;
            more = null;
            return result;
        }
        catch (TimeoutException)
        {
            return true;
        }
    }

    private async Task WriteAsync(List<InboxEntry> group)
    {
        using var limit = new CancellationTokenSource(GroupLimit, clock);
        using var step = WebhookSteps.StartWrite(group);
        try
        {
            await CommitAsync(group, limit.Token);
            queue.Stored();
        }
        catch (Exception failure)
        {
            // A locked database or a full disk is the same for every one of them; trying each would only take longer.
            LogNotStored(failure);
            queue.Fail(new NotStoredException("failed", failure));
        }
    }

    private async Task CommitAsync(List<InboxEntry> group, CancellationToken cancellation)
    {
        var isolate = false;
        for (var tries = 1; ; tries++)
        {
            try
            {
                if (isolate)
                {
                    group = await WithoutFaultsAsync(group, cancellation);
                    isolate = false;
                }

                var (admitted, replies) = await connection.RunAsync((session, insert) => admission.StoreAsync(session, insert, group), keep: true, cancellation);
                admission.Confirm(admitted);
                for (var index = 0; index < replies.Length; index++)
                {
                    admitted.Entries[index].Decide(replies[index]);
                }

                InboxAnswers.Send(group);
                return;
            }
            catch (Exception failure) when (tries < MostTries && !cancellation.IsCancellationRequested && database.Dialect.IsContention(failure))
            {
                LogRepeated(failure.Message);
            }
            catch (Exception failure) when (tries < MostTries && !cancellation.IsCancellationRequested && database.Dialect.Blames(failure))
            {
                isolate = true;
            }
        }
    }

    /// <summary>
    /// The group without what spoilt it: one message must not cost the others their answers. The good ones have run three times at
    /// the end, however many are spoilt.
    /// </summary>
    private async Task<List<InboxEntry>> WithoutFaultsAsync(List<InboxEntry> group, CancellationToken cancellation)
    {
        var faults = await connection.RunAsync((session, insert) => InboxStore.FindFaultsAsync(session, insert, group), keep: false, cancellation);
        foreach (var fault in faults)
        {
            LogFault(fault.Failure);
            if (fault.InMessage)
            {
                fault.Entry.TryFail(new NotStoredException("refused", fault.Failure));
            }
            else
            {
                metrics.HandlerFailed("write");
                fault.Entry.KeepMessageOnly();
            }
        }

        var refused = faults.Where(static fault => fault.InMessage).Select(static fault => fault.Entry).ToHashSet();
        return [.. group.Where(entry => !refused.Contains(entry))];
    }

    /// <summary>Asks whether storing works again when no message does: a sender that was told to stay away would never bring one.</summary>
    private async Task ProbeAsync()
    {
        using var limit = new CancellationTokenSource(GroupLimit, clock);
        try
        {
            await connection.RunAsync(static (session, _) => InboxStore.ProbeAsync(session), keep: true, limit.Token);
            queue.Stored();
            LogWorksAgain();
        }
        catch (Exception failure)
        {
            LogStillStalled(failure.Message);
        }
    }

    private async Task OpenAheadAsync()
    {
        try
        {
            await connection.OpenAsync(CancellationToken.None);
        }
        catch (Exception failure)
        {
            // The first message tries again, and says what it cost.
            LogStillStalled(failure.Message);
        }
    }

    private void CheckSoon()
    {
        if (Volatile.Read(ref checks) is { } timer && Interlocked.Exchange(ref checking, 1) == 0)
        {
            timer.Change(CheckInterval, Timeout.InfiniteTimeSpan);
        }
    }

    private void CheckAndGoOn()
    {
        Check();
        Volatile.Write(ref checking, 0);
        if (queue.HasWaiting)
        {
            CheckSoon();
        }
    }

    [LoggerMessage(LogLevel.Error, "一条消息（或处理它时的写入）被数据库拒绝，已与同批的其他消息分开处理")]
    private partial void LogFault(Exception failure);

    [LoggerMessage(LogLevel.Warning, "写入消息时与其他写入冲突，重新写入：{Reason}")]
    private partial void LogRepeated(string reason);

    [LoggerMessage(LogLevel.Error, "消息未能写入数据库，请求方将收到 500 并重试")]
    private partial void LogNotStored(Exception failure);

    [LoggerMessage(LogLevel.Error, "{Count} 条消息等待写入超过 {Seconds} 秒，已回复 500，由微信重试")]
    private partial void LogGivenUp(int count, double seconds);

    [LoggerMessage(LogLevel.Error, "等待写入的消息过多，{Count} 条新消息已立即回复 500，由微信重试")]
    private partial void LogFull(int count);

    [LoggerMessage(LogLevel.Warning, "数据库仍不能写入消息：{Reason}")]
    private partial void LogStillStalled(string reason);

    [LoggerMessage(LogLevel.Information, "数据库可以写入消息了")]
    private partial void LogWorksAgain();
}
