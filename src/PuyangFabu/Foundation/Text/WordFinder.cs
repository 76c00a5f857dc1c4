using System.Buffers;
using System.Collections.Frozen;

namespace PuyangFabu.Foundation.Text;

/// <summary>
/// Finds all occurrences of many words in one pass over a text, without allocating; its time grows with the text, hardly with
/// the number of words.
/// </summary>
internal sealed class WordFinder
{
    private readonly SearchValues<string> any;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numberOf;

    /// <summary>By first character: the lengths of the words that begin with it.</summary>
    private readonly FrozenDictionary<char, int[]> lengths;

    /// <param name="words">In the form that texts are compared in, distinct, none empty.</param>
    public WordFinder(IReadOnlyList<string> words)
    {
        any = SearchValues.Create([.. words], StringComparison.Ordinal);
        numberOf = words.Index().ToFrozenDictionary(static word => word.Item, static word => word.Index, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        lengths = words.GroupBy(static word => word[0]).ToFrozenDictionary(
            static group => group.Key, static group => group.Select(static word => word.Length).Distinct().Order().ToArray());
    }

    /// <returns>Ascending by place, at one place the shorter word first.</returns>
    public Occurrences In(ReadOnlySpan<char> text) => new(this, text);

    /// <summary>A word in a text.</summary>
    /// <param name="Word">Its number in the list.</param>
    /// <param name="Start">In UTF-16 units.</param>
    public readonly record struct Occurrence(int Word, int Start, int Length);

    /// <summary>The occurrences of the words in one text, found one by one.</summary>
    public ref struct Occurrences
    {
        private readonly WordFinder finder;
        private readonly ReadOnlySpan<char> text;
        private ReadOnlySpan<int> left;
        private int start = -1;

        internal Occurrences(WordFinder finder, ReadOnlySpan<char> text)
        {
            this.finder = finder;
            this.text = text;
        }

        public Occurrence Current { get; private set; }

        public readonly Occurrences GetEnumerator() => this;

        public bool MoveNext()
        {
            while (true)
            {
                while (left is [var length, ..])
                {
                    left = left[1..];
                    if (start + length <= text.Length && finder.numberOf.TryGetValue(text.Slice(start, length), out var word))
                    {
                        Current = new(word, start, length);
                        return true;
                    }
                }

                if (text[(start + 1)..].IndexOfAny(finder.any) is not (>= 0 and var found))
                {
                    start = text.Length - 1;
                    return false;
                }

                start += 1 + found;
                left = finder.lengths[text[start]];
            }
        }
    }
}
