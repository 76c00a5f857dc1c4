using System.Buffers;
using System.Collections.Frozen;
using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>Finds all occurrences of many words in one pass over a text; its time grows with the text, hardly with the number of words.</summary>
internal sealed class WordFinder
{
    private readonly SearchValues<string> any;
    private readonly FrozenDictionary<string, int> numbers;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numberOf;

    /// <summary>By first character: the lengths of the words that begin with it.</summary>
    private readonly FrozenDictionary<char, int[]> lengths;

    /// <param name="words">Folded, distinct, none empty.</param>
    public WordFinder(IReadOnlyList<string> words)
    {
        any = SearchValues.Create([.. words], StringComparison.Ordinal);
        numbers = words.Index().ToFrozenDictionary(static word => word.Item, static word => word.Index, StringComparer.Ordinal);
        numberOf = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        lengths = words.GroupBy(static word => word[0]).ToFrozenDictionary(
            static group => group.Key, static group => group.Select(static word => word.Length).Distinct().Order().ToArray());
    }

    /// <returns>Each occurrence with the number of its word; ascending by place.</returns>
    public IEnumerable<(int Word, TextSpan Span)> In(string text)
    {
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + 1))
        {
            foreach (var length in lengths[text[at]])
            {
                if (at + length <= text.Length && numberOf.TryGetValue(text.AsSpan(at, length), out var word))
                {
                    yield return (word, new TextSpan(at, length));
                }
            }
        }
    }

    private int Next(string text, int from) => text.AsSpan(from).IndexOfAny(any) is >= 0 and var found ? from + found : -1;
}
