using System.Runtime.InteropServices;
using System.Text;
using Lucene.Net.Util;
using PuyangFabu.Content.Search.Indexing;

namespace PuyangFabu.Content.Search.Ranking;

/// <summary>
/// A query taken apart. Its letters are numbered without blanks, so that a set of letters is one 64-bit number and
/// matching a title against the whole query is a few operations for each letter of the title.
/// </summary>
internal sealed class SearchQuery
{
    /// <summary>What a citizen asks fits well; of a longer text the beginning is searched, so that no input is slow.</summary>
    public const int LongestQuery = 64;

    private readonly List<QueryTerm> terms = [];
    private readonly BytesRef bytes = new();
    private int bytesUsed;

    public SearchQuery(string normalized)
    {
        var compact = CompactText.Of(ChineseNumerals.Fold(normalized[..Math.Min(normalized.Length, 4 * LongestQuery)]));
        Span<char> letters = stackalloc char[LongestQuery];
        Span<int> letterAt = stackalloc int[compact.Length];
        var count = 0;
        var end = 0;
        for (; end < compact.Length && count < LongestQuery; end++)
        {
            letterAt[end] = count;
            if (compact[end] == ' ')
            {
                AfterGap |= 1UL << count;
                continue;
            }

            Words |= TermSplitter.IsWordLetter(compact[end]) ? 1UL << count : 0;
            letters[count++] = compact[end];
        }

        Letters = letters[..count].ToString();
        All = Set(0, count);
        Fillers = FillerWords.Find(Letters);
        Numbers = QueryNumber.Find(Letters, AfterGap);
        foreach (var number in Numbers)
        {
            ExactDigits |= number.Exact ? number.Digits : 0;
        }

        bytes.Bytes = new byte[16 * count];
        AddTerms(compact.AsSpan(0, end), letterAt);
    }

    /// <summary>The letters and digits of the query, at most <see cref="LongestQuery"/>.</summary>
    public string Letters { get; }

    /// <summary>Every letter of the query.</summary>
    public ulong All { get; }

    /// <summary>The letters before which the query has a gap: they do not continue what stands before.</summary>
    public ulong AfterGap { get; }

    /// <summary>The letters of words written with Latin letters or digits.</summary>
    public ulong Words { get; }

    /// <summary>The letters of words that make a question polite and say nothing (请问, 怎么).</summary>
    public ulong Fillers { get; }

    /// <summary>The numbers of the query.</summary>
    public IReadOnlyList<QueryNumber> Numbers { get; }

    /// <summary>The digits that count only as the whole number; see <see cref="QueryNumber.Exact"/>.</summary>
    public ulong ExactDigits { get; }

    /// <summary>The terms, each once.</summary>
    public Span<QueryTerm> Terms => CollectionsMarshal.AsSpan(terms);

    /// <summary>A term as the index has it; valid until the next call.</summary>
    public BytesRef Bytes(in QueryTerm term)
    {
        bytes.Offset = term.Start;
        bytes.Length = term.Length;
        return bytes;
    }

    private static ulong Set(int first, int count) => (count == LongestQuery ? ulong.MaxValue : (1UL << count) - 1) << first;

    private void AddTerms(ReadOnlySpan<char> compact, ReadOnlySpan<int> letterAt)
    {
        var found = new List<SearchTerm>(2 * compact.Length);
        TermSplitter.Split(compact, found);
        foreach (var term in found)
        {
            // A piece of a number is another number: 202 is in 2024 and in 2025.
            if (term.Kind == TermKind.WordPiece && (Set(letterAt[term.Start], term.Length) & ~ExactDigits) == 0)
            {
                continue;
            }

            var start = bytesUsed;
            if (term.Kind == TermKind.WordPiece)
            {
                Append([TermSplitter.PieceMark]);
            }

            Append(compact.Slice(term.Start, term.Length));
            AddOnce(new QueryTerm
            {
                Kind = term.Kind,
                Start = start,
                Length = bytesUsed - start,
                Letters = Set(letterAt[term.Start], term.Length),
            });
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (bytes.Bytes.Length < bytesUsed + most)
        {
            var longer = new byte[(2 * bytes.Bytes.Length) + most];
            bytes.Bytes.AsSpan(0, bytesUsed).CopyTo(longer);
            bytes.Bytes = longer;
        }

        bytesUsed += Encoding.UTF8.GetBytes(text, bytes.Bytes.AsSpan(bytesUsed));
    }

    private void AddOnce(QueryTerm term)
    {
        var text = bytes.Bytes.AsSpan(term.Start, term.Length);
        foreach (ref var known in Terms)
        {
            if (bytes.Bytes.AsSpan(known.Start, known.Length).SequenceEqual(text))
            {
                // The same word twice is one question; it covers both places.
                known.Letters |= term.Letters;
                bytesUsed = term.Start;
                return;
            }
        }

        terms.Add(term);
    }
}
