using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.Conversation.Replies.Rules;

namespace PuyangFabu.Benchmarks.Replies;

/// <summary>
/// Finds in one pass over a text the best-ranked keyword that occurs in it (Aho and Corasick), without allocating.
/// All its tables are flat arrays by state; see <see cref="KeywordTrie"/> for how states are numbered.
/// </summary>
internal sealed class KeywordAutomaton
{
    private const int None = int.MaxValue;

    private readonly IReadOnlyList<RankedKeyword> keywords;
    private readonly char[] entering;
    private readonly int[] firstChild;

    /// <summary>By character: the state after it from the root; 0 for none.</summary>
    private readonly int[] fromRoot = new int[char.MaxValue + 1];

    /// <summary>By state: its longest proper suffix that is a state.</summary>
    private readonly int[] suffix;

    /// <summary>By state: the best rank among the keywords without a time window that end here, suffixes included.</summary>
    private readonly int[] best;

    /// <summary>The same for keywords with a time window: the best that asking them one by one could bring.</summary>
    private readonly int[] bestTimed;

    /// <summary>By state: itself or its nearest suffix where a keyword with a time window ends; 0 for none.</summary>
    private readonly int[] timedAt;

    /// <summary>By state: where its own part of <see cref="timedRanks"/> begins.</summary>
    private readonly int[] firstTimed;
    private readonly int[] timedRanks;

    /// <param name="keywords">The best first; none is empty. Several rules may have the same one.</param>
    public KeywordAutomaton(IReadOnlyList<RankedKeyword> keywords)
    {
        this.keywords = keywords;
        var trie = KeywordTrie.Build(keywords);
        entering = trie.Entering;
        firstChild = trie.FirstChild;
        var states = entering.Length;
        suffix = new int[states];
        best = new int[states];
        bestTimed = new int[states];
        timedAt = new int[states];
        firstTimed = new int[states + 1];
        LinkSuffixes();
        timedRanks = RankStates(trie);
    }

    /// <summary>
    /// The best rank among the keywords that occur in the text, or -1. The time grows with the text, not with the number
    /// of keywords; only those with a time window that could beat the best one so far are asked each time they end.
    /// </summary>
    public int FindBest(ReadOnlySpan<char> text, long nowMs)
    {
        var found = None;
        var state = 0;
        foreach (var character in text)
        {
            state = Step(state, character);
            found = Math.Min(found, best[state]);
            if (bestTimed[state] < found)
            {
                found = BestTimedAt(state, found, nowMs);
            }
        }

        return found == None ? -1 : found;
    }

    private int BestTimedAt(int state, int found, long nowMs)
    {
        for (var at = timedAt[state]; at != 0; at = timedAt[suffix[at]])
        {
            for (var index = firstTimed[at]; index < firstTimed[at + 1] && timedRanks[index] < found; index++)
            {
                if (keywords[timedRanks[index]].Rule.HoldsAt(nowMs))
                {
                    found = timedRanks[index];
                }
            }
        }

        return found;
    }

    private int Step(int state, char character)
    {
        while (state != 0)
        {
            var child = entering.AsSpan(firstChild[state]..firstChild[state + 1]).BinarySearch(character);
            if (child >= 0)
            {
                return firstChild[state] + child;
            }

            state = suffix[state];
        }

        return fromRoot[character];
    }

    private void LinkSuffixes()
    {
        for (var child = firstChild[0]; child < firstChild[1]; child++)
        {
            fromRoot[entering[child]] = child;
        }

        // Breadth first: the suffixes of a state are shorter, so Step() finds them linked.
        for (var state = 1; state < entering.Length; state++)
        {
            for (var child = firstChild[state]; child < firstChild[state + 1]; child++)
            {
                suffix[child] = Step(suffix[state], entering[child]);
            }
        }
    }

    private int[] RankStates(KeywordTrie trie)
    {
        var timed = new List<int>();
        best[0] = bestTimed[0] = None;
        for (var state = 1; state < entering.Length; state++)
        {
            firstTimed[state] = timed.Count;
            (best[state], bestTimed[state], timedAt[state]) = (best[suffix[state]], bestTimed[suffix[state]], timedAt[suffix[state]]);
            foreach (var rank in trie.RanksAt(state))
            {
                if (IsTimed(keywords[rank].Rule))
                {
                    timed.Add(rank);
                    bestTimed[state] = Math.Min(bestTimed[state], rank);
                    timedAt[state] = state;
                }
                else
                {
                    best[state] = Math.Min(best[state], rank);
                }
            }
        }

        firstTimed[^1] = timed.Count;
        return [.. timed];
    }

    private static bool IsTimed(ReplyRule rule) => rule.FromMs is not null || rule.UntilMs is not null;
}
