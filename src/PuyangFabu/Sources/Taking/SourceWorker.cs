using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Sources.Taking;

/// <summary>
/// Reads the sources that are due, several hosts at a time and each host once at a time, and makes drafts of what was found. Rows say what
/// is due and who has it: any node may make a step, and what a killed one left is taken up when its lease is over.
/// </summary>
public sealed partial class SourceWorker(
    NewsSourceStore sources, SourceStateStore states, SourceItemStore items, SourceVisit visit, ItemDrafts drafts, Database database, SourcesOptions options, TimeProvider clock,
    ILogger<SourceWorker> logger) : IDueWork
{
    private const int MostHosts = 40;
    private const int HostsAtOnce = 4;
    private const long ShortestMs = 1000;

    public string Name => "信息源的读取";

    public TimeSpan Interval { get; } = TimeSpan.FromMinutes(1);

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        if (!options.Enabled || await database.ReadAsync(DueWorkHold.IsHeldAsync, cancellation))
        {
            return null;
        }

        var read = (await sources.ListAsync(cancellation)).Where(static source => source.Enabled).ToDictionary(static source => source.Id);
        var due = (await states.ListAsync(cancellation)).Where(state => read.ContainsKey(state.SourceId) && state.DueMs <= clock.NowMs()).ToList();

        // A host with more sources than one step takes would keep all others from their turn.
        var hosts = due.GroupBy(state => new Uri(read[state.SourceId].Address).Authority, StringComparer.OrdinalIgnoreCase).ToList();
        var busy = hosts.Count > MostHosts ? 1 : 0;
        await Parallel.ForEachAsync(
            hosts.Take(MostHosts),
            new ParallelOptions { MaxDegreeOfParallelism = HostsAtOnce, CancellationToken = cancellation },
            async (host, token) =>
            {
                foreach (var state in host)
                {
                    if (!await TryAsync(read[state.SourceId], state, token))
                    {
                        Interlocked.Exchange(ref busy, 1);
                        return;
                    }
                }
            });
        var more = await drafts.MakeAsync(cancellation);
        return busy > 0 || more ? clock.NowMs() + Math.Max(options.PauseMs, ShortestMs) : await NextAsync(read.Keys, cancellation);
    }

    // One that fails in a way that nobody thought of holds up no other; where not even that can be written, its lease keeps it from being tried at once again.
    private async Task<bool> TryAsync(NewsSource source, SourceState state, CancellationToken cancellation)
    {
        try
        {
            return await visit.RunAsync(source, state, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure, source.Id);
            return true;
        }
    }

    private async Task<long?> NextAsync(IReadOnlyCollection<long> read, CancellationToken cancellation)
    {
        var dues = (await states.ListAsync(cancellation)).Where(state => read.Contains(state.SourceId)).Select(static state => (long?)state.DueMs);
        return dues.Append(await items.NextAsync(cancellation)).Min() is { } next ? Math.Max(next, clock.NowMs() + ShortestMs) : null;
    }

    [LoggerMessage(LogLevel.Error, "信息源 {Id} 的读取出错，稍后重试")]
    private partial void LogFailed(Exception failure, long id);
}
