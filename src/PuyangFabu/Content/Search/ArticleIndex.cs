using Lucene.Net.Index;
using PuyangFabu.Content.Search.Indexing;
using PuyangFabu.Content.Search.Ranking;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Foundation.Text.Pinyin;

namespace PuyangFabu.Content.Search;

/// <summary>
/// The full-text index of the published articles: any number of searches beside one writer. It is a copy that can be
/// built again from the store at any time, so damage costs time and nothing else.
/// </summary>
public sealed partial class ArticleIndex : IDisposable
{
    private readonly IndexFiles files;
    private readonly FolderLock? folder;
    private readonly TimeProvider clock;
    private readonly ArticleSearcher searcher = new();
    private readonly Lock writing = new();
    private IndexSnapshot current;
    private long lastSequence;
    private bool disposed;

    private ArticleIndex(IndexFiles files, FolderLock? folder, TimeProvider clock)
    {
        this.files = files;
        this.folder = folder;
        this.clock = clock;
        lastSequence = files.CommittedSequence;
        current = new IndexSnapshot(DirectoryReader.Open(files.Writer, applyAllDeletes: true));
    }

    /// <summary>The change up to which the index is on disk; the caller catches up from here. 0 when it is empty.</summary>
    public long LastSequence => Volatile.Read(ref lastSequence);

    /// <summary>The editors' synonyms; a change counts from the next search on.</summary>
    public SynonymTable Synonyms { get; set; } = SynonymTable.Empty;

    /// <summary>The name under which the articles of each board can be found; another name is a reason to put them in again.</summary>
    public IReadOnlyDictionary<long, string> BoardNames => files.CommittedBoards;

    /// <summary>How many articles can be found.</summary>
    public int Count => Volatile.Read(ref current).Reader.NumDocs;

    /// <summary>
    /// Opens the index in a directory, or in memory without one. A damaged index, or one of another version, is deleted
    /// and begins empty at sequence 0; one that another process holds is left alone and this one stays in memory.
    /// </summary>
    public static ArticleIndex Open(string? directory, ILogger logger, TimeProvider clock)
    {
        if (directory is null)
        {
            return new ArticleIndex(IndexFiles.InMemory(), null, clock);
        }

        if (FolderLock.TryTake(directory) is not { } folder)
        {
            LogLocked(logger, directory);
            return new ArticleIndex(IndexFiles.InMemory(), null, clock);
        }

        try
        {
            return new ArticleIndex(OpenOrRebuild(directory, logger), folder, clock);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Puts articles in, in place of what had their id, and takes others out. When it returns, the next search sees
    /// them and they are on disk; when it throws (a full disk), <see cref="LastSequence"/> is unchanged and the same
    /// call can be made again.
    /// </summary>
    /// <param name="boards">What <see cref="BoardNames"/> are from now on; null when they stay.</param>
    public void Apply(
        IReadOnlyCollection<SearchDocument> upserts, IReadOnlyCollection<long> deletes, long sequence, IReadOnlyDictionary<long, string>? boards = null)
    {
        ArgumentNullException.ThrowIfNull(upserts);
        ArgumentNullException.ThrowIfNull(deletes);
        lock (writing)
        {
            foreach (var id in deletes)
            {
                files.Writer.DeleteDocuments(IndexFields.IdTerm(id));
            }

            foreach (var article in upserts)
            {
                files.Writer.UpdateDocument(IndexFields.IdTerm(article.Id), IndexFields.Create(article));
            }

            Show(sequence, boards ?? BoardNames);
        }
    }

    /// <summary>Takes every article out and begins again at sequence 0.</summary>
    public void Clear()
    {
        lock (writing)
        {
            files.Writer.DeleteAll();
            Show(0, new Dictionary<long, string>());
        }
    }

    /// <summary>
    /// The articles that answer a query, best first, none before its time; nothing when no article answers enough of it. Takes any text:
    /// nothing in it is syntax, and of a long one the beginning counts.
    /// </summary>
    /// <param name="query">What somebody typed.</param>
    /// <param name="skip">How many of the best to leave out, from 0.</param>
    /// <param name="take">How many to give at most.</param>
    public FoundArticles Search(string query, int skip, int take)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Search(Synonyms.Variants(SearchText.Normalize(query)), AnswerLimits.Query, skip, take);
    }

    /// <summary>The articles about what a title is about, the closest first; among them the one whose title it is.</summary>
    public IReadOnlyList<SearchHit> Related(string title, int take)
    {
        ArgumentNullException.ThrowIfNull(title);
        return Search([SearchText.Normalize(title)], AnswerLimits.Related, 0, take).Hits;
    }

    /// <summary>The words that titles have oftenest of those that are read as typed; null for none.</summary>
    public string? Reading(PinyinPattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var snapshot = Acquire();
        try
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var columns in snapshot.Columns)
            {
                columns.CountReadings(pattern, clock.NowMs(), counts);
            }

            return counts.OrderByDescending(static word => word.Value).ThenBy(static word => word.Key, StringComparer.Ordinal).Select(static word => word.Key).FirstOrDefault();
        }
        finally
        {
            snapshot.Reader.DecRef();
        }
    }

    public void Dispose()
    {
        lock (writing)
        {
            if (!disposed)
            {
                disposed = true;
                Volatile.Read(ref current).Reader.DecRef();
                files.Dispose();
                folder?.Dispose();
            }
        }
    }

    private static IndexFiles OpenOrRebuild(string directory, ILogger logger)
    {
        try
        {
            return IndexFiles.OnDisk(directory);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or UnauthorizedAccessException))
        {
            // A damaged file shows as almost any exception from the depths of the reader.
            LogUnreadable(logger, exception, directory);
            Directory.Delete(directory, recursive: true);
            return IndexFiles.OnDisk(directory);
        }
    }

    private FoundArticles Search(IReadOnlyList<string> variants, AnswerLimits limits, int skip, int take)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        var snapshot = Acquire();
        try
        {
            return searcher.Search(snapshot, variants, limits, clock.NowMs(), skip, take);
        }
        finally
        {
            snapshot.Reader.DecRef();
        }
    }

    private void Show(long sequence, IReadOnlyDictionary<long, string> boards)
    {
        if (DirectoryReader.OpenIfChanged(current.Reader, files.Writer, applyAllDeletes: true) is { } reader)
        {
            var before = current;
            Volatile.Write(ref current, new IndexSnapshot(reader));
            before.Reader.DecRef();
        }

        files.Commit(sequence, boards);
        Volatile.Write(ref lastSequence, sequence);
    }

    /// <summary>Takes a share in the newest snapshot, so that it stays open until the search is done.</summary>
    private IndexSnapshot Acquire()
    {
        while (true)
        {
            var snapshot = Volatile.Read(ref current);
            if (snapshot.Reader.TryIncRef())
            {
                return snapshot;
            }

            // The writer exchanged it between the two lines above; the next one is already there.
            ObjectDisposedException.ThrowIf(snapshot == Volatile.Read(ref current), this);
        }
    }

    [LoggerMessage(LogLevel.Warning, "搜索索引目录 {Directory} 正被另一个进程使用，本进程改用内存中的索引")]
    private static partial void LogLocked(ILogger logger, string directory);

    [LoggerMessage(LogLevel.Warning, "搜索索引目录 {Directory} 已损坏或版本不同，将删除并重建")]
    private static partial void LogUnreadable(ILogger logger, Exception exception, string directory);
}
