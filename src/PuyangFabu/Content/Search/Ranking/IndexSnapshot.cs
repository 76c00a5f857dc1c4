using System.Collections.Concurrent;
using Lucene.Net.Index;

namespace PuyangFabu.Content.Search.Ranking;

/// <summary>The index at one moment: what a search sees from its first to its last step. Counted by its users; the last one closes the files.</summary>
internal sealed class IndexSnapshot
{
    private readonly ConcurrentBag<SegmentCursor[]> idle = [];
    private readonly SegmentReader[] segments;

    public IndexSnapshot(DirectoryReader reader)
    {
        Reader = reader;
        segments = [.. reader.Leaves.Select(leaf => (SegmentReader)leaf.Reader)];
        Columns = [.. segments.Select(SegmentColumns.Of)];
        FirstDocuments = [.. reader.Leaves.Select(leaf => leaf.DocBase)];
        var articles = Math.Max(1f, reader.MaxDoc);
        AverageTitleLength = Math.Max(1f, Columns.Sum(columns => columns.TitleLengthSum) / articles);
        AverageMoreLength = Math.Max(1f, Columns.Sum(columns => columns.MoreLengthSum) / articles);
        NewestMs = Columns.Select(columns => columns.NewestMs).DefaultIfEmpty().Max();
    }

    public DirectoryReader Reader { get; }

    public SegmentColumns[] Columns { get; }

    /// <summary>The number of the first document of each segment, counted through all segments.</summary>
    public int[] FirstDocuments { get; }

    public float AverageTitleLength { get; }

    public float AverageMoreLength { get; }

    public long NewestMs { get; }

    public int SegmentOf(int document)
    {
        var segment = FirstDocuments.Length - 1;
        while (FirstDocuments[segment] > document)
        {
            segment--;
        }

        return segment;
    }

    public SegmentCursor[] RentCursors() =>
        idle.TryTake(out var cursors) ? cursors : [.. segments.Select(segment => new SegmentCursor(segment))];

    public void ReturnCursors(SegmentCursor[] cursors) => idle.Add(cursors);
}
