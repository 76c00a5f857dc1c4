using System.Data.Common;
using System.Threading.Channels;
using PuyangFabu.Storage;

namespace PuyangFabu.Webhook;

/// <summary>
/// Puts messages on disk in groups: all that wait share one transaction and one flush, which is what makes waiting
/// for the disk before each answer affordable.
/// </summary>
public sealed partial class InboxWriter(Database database, InboxStore store, InboxAdmission admission, WebhookMetrics metrics, ILogger<InboxWriter> logger) : BackgroundService
{
    private const int MaxGroup = 500;

    private readonly Channel<InboxEntry> waiting = Channel.CreateUnbounded<InboxEntry>(new UnboundedChannelOptions { SingleReader = true });
    private DbConnection? connection;
    private InboxInsert? insert;

    /// <returns>The reply that counts, once it is on disk.</returns>
    public Task<StoredReply> StoreAsync(InboxEntry entry)
    {
        if (!waiting.Writer.TryWrite(entry))
        {
            entry.Fail(new StorageException("服务正在停止，不再接收消息。"));
        }

        return entry.Stored;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // After the stop signal the server still finishes its open requests, so the loop ends with the channel, not with the token.
        stoppingToken.Register(() => waiting.Writer.TryComplete());
        await Task.Yield();
        var group = new List<InboxEntry>(MaxGroup);
        while (await waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            group.Clear();
            while (group.Count < MaxGroup && waiting.Reader.TryRead(out var entry))
            {
                group.Add(entry);
            }

            await WriteAsync(group);
        }

        await DropConnectionAsync();
    }

    private async Task WriteAsync(List<InboxEntry> group)
    {
        while (true)
        {
            try
            {
                await CommitAsync(group);
                return;
            }
            catch (EntryWriteException failure) when (failure.Entry is { } spoilt)
            {
                metrics.HandlerFailed("write");
                LogWriteFailed(failure);
                spoilt.KeepMessageOnly();
            }
            catch (Exception failure)
            {
                // A locked database or a full disk is the same for every one of them; trying each would only take longer.
                LogNotStored(failure);
                group.ForEach(entry => entry.Fail(failure));
                return;
            }
        }
    }

    private async Task CommitAsync(List<InboxEntry> group)
    {
        StoredReply[] replies;
        AdmittedGroup admitted;
        using (await database.EnterWriteAsync(CancellationToken.None))
        {
            try
            {
                connection ??= await database.OpenAsync(CancellationToken.None);
                insert ??= InboxStore.InsertOn(connection);
                await using var transaction = await connection.BeginTransactionAsync();
                var session = new DbSession(connection, transaction, database.Dialect, CancellationToken.None);
                admitted = await admission.AdmitAsync(session, group);
                replies = await store.InsertAsync(session, insert, admitted.Entries);
                await transaction.CommitAsync();
            }
            catch
            {
                // After a failure nobody knows what state the connection is in.
                await DropConnectionAsync();
                throw;
            }
        }

        await admission.ConfirmAsync(admitted);
        for (var index = 0; index < replies.Length; index++)
        {
            admitted.Entries[index].Complete(replies[index]);
        }

        // Whoever is not complete by now was not admitted.
        group.ForEach(static entry => entry.Complete(StoredReply.Refused));
    }

    private async Task DropConnectionAsync()
    {
        if (insert is { } made)
        {
            insert = null;
            await made.DisposeAsync();
        }

        if (connection is { } open)
        {
            connection = null;
            await Database.DiscardAsync(open);
        }
    }

    [LoggerMessage(LogLevel.Error, "处理消息时的写入出错，已保存消息并回复 success")]
    private partial void LogWriteFailed(Exception failure);

    [LoggerMessage(LogLevel.Error, "消息未能写入数据库，请求方将收到 500 并重试")]
    private partial void LogNotStored(Exception failure);
}
