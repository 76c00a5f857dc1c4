using Npgsql;

namespace PuyangFabu.Foundation.Storage;

/// <summary>
/// Hears the notices of other nodes, on a connection of its own, and wakes the work that reads what they are about. A connection that
/// breaks is opened anew; meanwhile that work goes by its interval.
/// </summary>
public sealed partial class ChangeNoticeListener(Database database, IEnumerable<NoticedWork> works, TimeProvider clock, ILogger<ChangeNoticeListener> logger) : BackgroundService
{
    /// <summary>A server that is gone without a word is noticed by asking it.</summary>
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan BeforeAgain = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!database.Dialect.SingleWriter)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogBroken(failure);
            }

            await Task.Delay(BeforeAgain, clock, stoppingToken);
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        await using var connection = (NpgsqlConnection)await database.OpenApartAsync(stopping);
        connection.Notification += Hear;
        await using var listen = new NpgsqlCommand($"listen {ChangeNotice.Channel}", connection);
        await listen.ExecuteNonQueryAsync(stopping);

        // What was told before is read now.
        foreach (var work in works)
        {
            work.Wake();
        }

        await using var ask = new NpgsqlCommand("select 1", connection);
        while (true)
        {
            if (!await connection.WaitAsync(BetweenQuestions, stopping))
            {
                await ask.ExecuteNonQueryAsync(stopping);
            }
        }
    }

    private void Hear(object sender, NpgsqlNotificationEventArgs told)
    {
        foreach (var work in works.Where(work => work.Kind == told.Payload))
        {
            work.Wake();
        }
    }

    [LoggerMessage(LogLevel.Warning, "收不到其他节点的通知，稍后再连；这期间对话的变化最多晚一秒知道")]
    private partial void LogBroken(Exception failure);
}

/// <summary>Due work that is woken by notices.</summary>
/// <param name="Kind">Of the notices, e.g. <see cref="ChangeNotice.Talks"/>.</param>
public sealed record NoticedWork(string Kind, Action Wake);
