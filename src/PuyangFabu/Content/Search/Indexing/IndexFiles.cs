using System.Globalization;
using System.Text.Json;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using PuyangFabu.Foundation.Storage;
using Directory = Lucene.Net.Store.Directory;

namespace PuyangFabu.Content.Search.Indexing;

/// <summary>An open Lucene directory and the one writer it allows.</summary>
internal sealed class IndexFiles : IDisposable
{
    private const string SequenceKey = "sequence";
    private const string VersionKey = "version";
    private const string BoardsKey = "boards";

    private readonly Directory directory;

    private IndexFiles(Directory directory)
    {
        this.directory = directory;
        try
        {
            Writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer: null)
            {
                // Each segment costs every search a look-up of each term, so merge sooner than Lucene would: 100,000
                // articles then lie in about 4 segments instead of 15, and a search takes half as long.
                MergePolicy = new TieredMergePolicy { SegmentsPerTier = 4, MaxMergeAtOnce = 4, FloorSegmentMB = 8 },
            });
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    public IndexWriter Writer { get; }

    /// <summary>The change of the last commit; 0 for an empty index.</summary>
    public long CommittedSequence { get; private set; }

    /// <summary>The names of boards under which the articles of the last commit stand; a board that is missing has none or is of an older version.</summary>
    public IReadOnlyDictionary<long, string> CommittedBoards { get; private set; } = new Dictionary<long, string>();

    public static IndexFiles InMemory() => new(new RAMDirectory());

    /// <summary>Opens or makes the index in a directory, reading all of it once to see that it is whole.</summary>
    /// <remarks>The caller holds the <see cref="FolderLock"/>.</remarks>
    /// <exception cref="CorruptIndexException">It was made by another version; damage shows as almost any exception.</exception>
    public static IndexFiles OnDisk(string path)
    {
        var files = new IndexFiles(FSDirectory.Open(path, NoLockFactory.GetNoLockFactory()));
        try
        {
            files.CommittedSequence = files.ReadSequence();
            return files;
        }
        catch
        {
            files.Writer.Rollback();
            files.Dispose();
            throw;
        }
    }

    /// <summary>Puts everything written so far on disk, as current up to a change: after a crash the index is at one of these points.</summary>
    public void Commit(long sequence, IReadOnlyDictionary<long, string> boards)
    {
        Writer.SetCommitData(new Dictionary<string, string>
        {
            [SequenceKey] = sequence.ToString(CultureInfo.InvariantCulture),
            [VersionKey] = IndexFields.Version,
            [BoardsKey] = JsonSerializer.Serialize(boards),
        });
        Writer.Commit();
        (CommittedSequence, CommittedBoards) = (sequence, boards);
    }

    public void Dispose()
    {
        Writer.Dispose();
        directory.Dispose();
    }

    private long ReadSequence()
    {
        if (!DirectoryReader.IndexExists(directory))
        {
            return 0;
        }

        var data = Writer.CommitData;
        if (!data.TryGetValue(VersionKey, out var version) || version != IndexFields.Version
            || !data.TryGetValue(SequenceKey, out var text) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            throw new CorruptIndexException($"The index has version '{version}', not '{IndexFields.Version}'.");
        }

        CommittedBoards = data.TryGetValue(BoardsKey, out var boards) ? JsonSerializer.Deserialize<Dictionary<long, string>>(boards)! : [];
        using var reader = DirectoryReader.Open(directory);
        foreach (var leaf in reader.Leaves)
        {
            leaf.AtomicReader.CheckIntegrity();
        }

        return sequence;
    }
}
