using PuyangFabu.Conversation.Replies.Matching;

namespace PuyangFabu.Benchmarks.Replies;

/// <summary>
/// The beginnings of all keywords as states, numbered breadth first: the children of a state are neighbours in
/// ascending order of their character, and state 0 is the empty beginning.
/// </summary>
internal sealed class KeywordTrie
{
    private readonly int[] sortedRanks;
    private readonly (int Start, int End)[] ending;

    private KeywordTrie(char[] entering, int[] firstChild, int[] sortedRanks, (int Start, int End)[] ending)
    {
        Entering = entering;
        FirstChild = firstChild;
        this.sortedRanks = sortedRanks;
        this.ending = ending;
    }

    /// <summary>By state: the character that leads into it.</summary>
    public char[] Entering { get; }

    /// <summary>By state: its first child; the children end where those of the next state begin, so there is one entry more than states.</summary>
    public int[] FirstChild { get; }

    /// <summary>The ranks of the keywords that are exactly this state's beginning, ascending.</summary>
    public ReadOnlySpan<int> RanksAt(int state) => sortedRanks.AsSpan(ending[state].Start..ending[state].End);

    public static KeywordTrie Build(IReadOnlyList<RankedKeyword> keywords)
    {
        var sorted = Enumerable.Range(0, keywords.Count).ToArray();
        Array.Sort(sorted, (left, right) => string.CompareOrdinal(keywords[left].Text, keywords[right].Text) is var order and not 0 ? order : left - right);

        // A state is the run of sorted keywords that share its beginning.
        var runs = new List<(int Start, int End, int Depth)> { (0, sorted.Length, 0) };
        var entering = new List<char> { '\0' };
        var firstChild = new List<int>();
        var ending = new List<(int Start, int End)>();
        for (var state = 0; state < runs.Count; state++)
        {
            var (start, end, depth) = runs[state];
            var next = start;
            while (next < end && keywords[sorted[next]].Text.Length == depth)
            {
                next++;
            }

            ending.Add((start, next));
            firstChild.Add(runs.Count);
            while (next < end)
            {
                var childStart = next;
                var character = keywords[sorted[next]].Text[depth];
                while (next < end && keywords[sorted[next]].Text[depth] == character)
                {
                    next++;
                }

                runs.Add((childStart, next, depth + 1));
                entering.Add(character);
            }
        }

        firstChild.Add(runs.Count);
        return new KeywordTrie([.. entering], [.. firstChild], sorted, [.. ending]);
    }
}
