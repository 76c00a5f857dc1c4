using System.Data.Common;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.Media;
using PuyangFabu.Conversation.Replies.Unanswered;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Backup;
using PuyangFabu.Publishing.Broadcasts;

namespace PuyangFabu.Hosting.Telemetry;

/// <summary>
/// What the database knows of interest to a person on duty. Counted when the figures are read, at most once in some seconds however
/// many read them: whoever may read cannot load the database. Due work only where figures are sent without being read.
/// </summary>
public sealed class DutyFigures(Database database, BackupStore backups, TimeProvider clock) : IDueWork, IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    /// <summary>Prometheus gives up after ten seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim turn = new(1, 1);
    private long? countedAt;
    private volatile CountedFigures current = CountedFigures.Unknown;

    public string Name => "运行指标的统计";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(30);

    public bool BeginsAtOnce => true;

    /// <summary>As they were counted last.</summary>
    public CountedFigures Current => current;

    /// <summary>Counts anew what is too old. A database that does not answer is a figure too.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (countedAt is { } last && clock.GetElapsedTime(last) < Kept)
            {
                return;
            }

            using var patience = new CancellationTokenSource(Patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
            try
            {
                current = await CountAsync(either.Token).WaitAsync(either.Token);
            }
            catch (Exception failure) when (failure is DbException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                current = CountedFigures.Unknown;
            }

            countedAt = clock.GetTimestamp();
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        await RefreshAsync(cancellation);
        return null;
    }

    public void Dispose() => turn.Dispose();

    private async Task<CountedFigures> CountAsync(CancellationToken cancellation)
    {
        var backup = await backups.LatestAsync(cancellation);
        return await database.ReadAsync(
            async session => new CountedFigures
            {
                IsReady = true,
                Broadcasts = await BroadcastStore.CountByStateAsync(session),
                Cases = await CaseStore.CountOpenAsync(session, clock.NowMs()),
                Talks = await TalkStore.CountWaitingAsync(session),
                Unanswered = await UnansweredWordsStore.CountAsync(session),
                MediaDue = await SentMediaStore.CountDueAsync(session),
                OpenCalls = await OutsideCallStore.CountOpenAsync(session),
                LastBackupMs = backup?.FinishedMs,
            },
            cancellation);
    }
}

/// <summary>Figures of one moment.</summary>
public sealed record CountedFigures
{
    /// <summary>The database did not answer, or was not asked yet.</summary>
    public static CountedFigures Unknown { get; } = new();

    /// <summary>Whether the database answered; else nothing here means anything.</summary>
    public bool IsReady { get; init; }

    /// <summary>How many broadcasts are in each state that any is in.</summary>
    public IReadOnlyList<(string State, long Count)> Broadcasts { get; init; } = [];

    public (long Open, long Overdue) Cases { get; init; }

    /// <summary>Talks that nobody has taken.</summary>
    public (long Waiting, long Urgent) Talks { get; init; }

    /// <summary>Words that nothing answered, by the slug of the account.</summary>
    public IReadOnlyList<(string Account, long Count)> Unanswered { get; init; } = [];

    /// <summary>Pictures, voices and videos of followers that are still to be fetched from WeChat.</summary>
    public long MediaDue { get; init; }

    /// <summary>Calls with an effect at WeChat of which nobody knows the end, by state.</summary>
    public IReadOnlyList<(string State, long Count)> OpenCalls { get; init; } = [];

    /// <summary>Null when there never was one.</summary>
    public long? LastBackupMs { get; init; }
}
