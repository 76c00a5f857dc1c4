using System.Collections.Concurrent;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Replies.Searching;

/// <summary>
/// What the search found in the last moment: in a rush many ask the same. Dropped with any change of content, before whoever made
/// it goes on, and after two seconds whatever happens, so that no time of day has to be minded here.
/// </summary>
public sealed class KeptFindings : IContentChangeListener
{
    private const long LifeMs = 2000;

    /// <summary>In so short a time; whoever asks something else beyond that is searched for.</summary>
    private const int MostKept = 1000;

    private readonly TimeProvider clock;
    private volatile FindingShelf current = new(long.MinValue);

    public KeptFindings(ContentChangeStore changes, TimeProvider clock)
    {
        this.clock = clock;

        // The feed comes a moment later, and what was withdrawn must not be offered in it.
        changes.Changed += () => current = new FindingShelf(long.MinValue);
    }

    public ContentListenerRank Rank => ContentListenerRank.Answers;

    /// <summary>To be asked for before anything is read: what was read before a change then stands where that change has dropped it.</summary>
    public FindingShelf Open()
    {
        var shelf = current;
        var nowMs = clock.NowMs();
        if (nowMs >= shelf.UntilMs || nowMs < shelf.UntilMs - LifeMs)
        {
            Interlocked.CompareExchange(ref current, new FindingShelf(nowMs + LifeMs), shelf);
            shelf = current;
        }

        return shelf;
    }

    public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation) => ReloadAsync(cancellation);

    public Task ReloadAsync(CancellationToken cancellation)
    {
        current = new FindingShelf(long.MinValue);
        return Task.CompletedTask;
    }

    /// <summary>Findings in the same content.</summary>
    /// <param name="untilMs">UTC milliseconds.</param>
    public sealed class FindingShelf(long untilMs)
    {
        private readonly ConcurrentDictionary<string, SearchFinding> findings = new(StringComparer.Ordinal);
        private int kept;

        internal long UntilMs { get; } = untilMs;

        /// <returns>Null when the words must be searched for.</returns>
        public SearchFinding? Find(string words) => findings.GetValueOrDefault(words);

        public void Keep(SearchFinding finding)
        {
            if (Volatile.Read(ref kept) < MostKept && findings.TryAdd(finding.Words, finding))
            {
                Interlocked.Increment(ref kept);
            }
        }
    }
}
