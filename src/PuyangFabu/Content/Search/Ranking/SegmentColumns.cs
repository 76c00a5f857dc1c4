using System.Runtime.CompilerServices;
using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Util;
using PuyangFabu.Content.Search.Indexing;
using PuyangFabu.Foundation.Text.Pinyin;

namespace PuyangFabu.Content.Search.Ranking;

/// <summary>
/// What ranking reads of every candidate, as plain arrays: a segment never changes, so its columns are read once and
/// live as long as the segment. For 100,000 headlines they take about 10 MB.
/// </summary>
internal sealed class SegmentColumns
{
    private static readonly ConditionalWeakTable<object, SegmentColumns> Loaded = [];

    private readonly char[] titles;
    private readonly int[] titleEnds;

    private SegmentColumns(AtomicReader segment)
    {
        Ids = new long[segment.MaxDoc];
        PublishedAtMs = new long[segment.MaxDoc];
        TitleLengths = new short[segment.MaxDoc];
        MoreLengths = new short[segment.MaxDoc];
        titleEnds = new int[segment.MaxDoc];
        titles = ReadTitles(segment);
        var ids = segment.GetNumericDocValues(IndexFields.IdValue);
        var published = segment.GetNumericDocValues(IndexFields.PublishedAt);
        var more = segment.GetNumericDocValues(IndexFields.MoreLength);
        for (var document = 0; document < segment.MaxDoc; document++)
        {
            Ids[document] = ids.Get(document);
            PublishedAtMs[document] = published.Get(document);
            var title = Title(document);
            TitleLengths[document] = (short)Math.Min(short.MaxValue, title.Length - title.Count(' '));
            MoreLengths[document] = (short)Math.Min(short.MaxValue, more.Get(document));
            TitleLengthSum += TitleLengths[document];
            MoreLengthSum += MoreLengths[document];
            NewestMs = Math.Max(NewestMs, PublishedAtMs[document]);
        }
    }

    public long[] Ids { get; }

    public long[] PublishedAtMs { get; }

    /// <summary>Letters of the title: exact, where Lucene's own norms keep one byte and rank near titles alike.</summary>
    public short[] TitleLengths { get; }

    public short[] MoreLengths { get; }

    public long TitleLengthSum { get; }

    public long MoreLengthSum { get; }

    public long NewestMs { get; }

    public static SegmentColumns Of(SegmentReader segment) =>
        Loaded.GetValue(segment.CoreCacheKey, _ => new SegmentColumns(segment));

    /// <summary>The compact title of a document.</summary>
    public ReadOnlySpan<char> Title(int document)
    {
        var start = document == 0 ? 0 : titleEnds[document - 1];
        return titles.AsSpan(start, titleEnds[document] - start);
    }

    /// <summary>Counts the words of the titles that are read as typed; those to appear later tell nothing yet.</summary>
    public void CountReadings(PinyinPattern pattern, long nowMs, Dictionary<string, int> counts)
    {
        var known = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        pattern.FindAll(titles, (start, length) =>
        {
            var place = Array.BinarySearch(titleEnds, start + 1);
            var document = place < 0 ? ~place : place;
            if (titleEnds[document] >= start + length && PublishedAtMs[document] <= nowMs)
            {
                var word = titles.AsSpan(start, length);
                known[word] = known.TryGetValue(word, out var count) ? count + 1 : 1;
            }
        });
    }

    private char[] ReadTitles(AtomicReader segment)
    {
        var values = segment.GetBinaryDocValues(IndexFields.TitleText);
        var bytes = new BytesRef();
        var all = new char[segment.MaxDoc * 24];
        var end = 0;
        for (var document = 0; document < segment.MaxDoc; document++)
        {
            values.Get(document, bytes);
            if (all.Length - end < bytes.Length)
            {
                Array.Resize(ref all, (2 * all.Length) + bytes.Length);
            }

            end += Encoding.UTF8.GetChars(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length), all.AsSpan(end));
            titleEnds[document] = end;
        }

        Array.Resize(ref all, end);
        return all;
    }
}
