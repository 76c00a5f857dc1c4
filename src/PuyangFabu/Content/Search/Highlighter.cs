using System.Text;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Foundation.Text.Folding;

namespace PuyangFabu.Content.Search;

/// <summary>
/// Finds the words of a query in a text as search itself compares them (width, case, traditional characters), and
/// keeps the text as it is written.
/// </summary>
public sealed class Highlighter
{
    private readonly string[] words;
    private readonly int shortest;

    public Highlighter(string query)
    {
        words = SearchText.Normalize(query).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // One character of a longer question is no find; a query of one character is.
        shortest = words.Length == 0 ? 0 : Math.Min(2, words.Min(static word => word.Length));
    }

    /// <summary>The whole text in stretches, marked and unmarked in turn.</summary>
    public IReadOnlyList<MarkedPart> Split(string text)
    {
        var marked = MarkCharacters(text);
        var parts = new List<MarkedPart>();
        var start = 0;
        for (var index = 1; index <= text.Length; index++)
        {
            if (index == text.Length || marked[index] != marked[start])
            {
                parts.Add(new(text[start..index], marked[start]));
                start = index;
            }
        }

        return parts;
    }

    private bool[] MarkCharacters(string text)
    {
        var (folded, origins) = Fold(text);
        var marked = new bool[text.Length];
        for (var start = 0; start < folded.Length;)
        {
            var length = LongestMatch(folded, start);
            if (length == 0)
            {
                start++;
                continue;
            }

            marked.AsSpan(origins[start]..origins[start + length]).Fill(true);
            start += length;
        }

        return marked;
    }

    private int LongestMatch(string folded, int start)
    {
        var length = 0;
        while (words.Length > 0 && start + Math.Max(length + 1, shortest) <= folded.Length)
        {
            var next = Math.Max(length + 1, shortest);
            var piece = folded.Substring(start, next);
            if (!Array.Exists(words, word => word.Contains(piece, StringComparison.Ordinal)))
            {
                break;
            }

            length = next;
        }

        return length;
    }

    /// <summary>The text as search sees it, and for each of its characters where it came from.</summary>
    private static (string Folded, List<int> Origins) Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var origins = new List<int>(text.Length + 1);
        for (var index = 0; index < text.Length;)
        {
            var used = CharacterFolds.Append(text, index, folded);
            while (origins.Count < folded.Length)
            {
                origins.Add(index);
            }

            index += used;
        }

        origins.Add(text.Length);
        return (folded.ToString(), origins);
    }
}

/// <summary>A stretch of a text, marked when it holds words that were searched for.</summary>
public readonly record struct MarkedPart(string Text, bool Marked);
