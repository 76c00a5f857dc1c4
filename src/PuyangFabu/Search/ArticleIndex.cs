using System.Globalization;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Directory = Lucene.Net.Store.Directory;

namespace PuyangFabu.Search;

/// <summary>The full-text index of the published articles: many readers, one writer at a time.</summary>
public sealed partial class ArticleIndex : IDisposable
{
    private const string SequenceKey = "sequence";

    private readonly Directory directory;
    private readonly CJKAnalyzer analyzer = new(LuceneVersion.LUCENE_48);
    private readonly IndexWriter writer;
    private readonly SearcherManager searchers;
    private readonly System.Threading.Lock writing = new();
    private long lastSequence;

    private ArticleIndex(Directory directory)
    {
        this.directory = directory;
        writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer));
        lastSequence = writer.CommitData is { } data && data.TryGetValue(SequenceKey, out var text)
            ? long.Parse(text, CultureInfo.InvariantCulture)
            : 0;
        searchers = new SearcherManager(writer, applyAllDeletes: true, null);
    }

    /// <summary>The change up to which the index is current; the caller catches up from here.</summary>
    public long LastSequence => Volatile.Read(ref lastSequence);

    /// <summary>Editors' synonyms, exchangeable at any time.</summary>
    public SynonymTable Synonyms { get; set; } = SynonymTable.Empty;

    public int Count
    {
        get
        {
            var searcher = searchers.Acquire();
            try
            {
                return searcher.IndexReader.NumDocs;
            }
            finally
            {
                searchers.Release(searcher);
            }
        }
    }

    /// <summary>Opens the index in a directory, or in memory without one.</summary>
    public static ArticleIndex Open(string? directory, ILogger logger)
    {
        if (directory is null)
        {
            return new ArticleIndex(new RAMDirectory());
        }

        try
        {
            return new ArticleIndex(FSDirectory.Open(directory));
        }
        catch (LockObtainFailedException exception)
        {
            LogLocked(logger, exception, directory);
            return new ArticleIndex(new RAMDirectory());
        }
        catch (Exception exception) when (exception is IOException or CorruptIndexException)
        {
            LogCorrupt(logger, exception, directory);
            System.IO.Directory.Delete(directory, recursive: true);
            return new ArticleIndex(FSDirectory.Open(directory));
        }
    }

    /// <summary>Puts articles in, in place of what had their id, and takes others out. Visible to the next search and on disk when it returns.</summary>
    public void Apply(IReadOnlyCollection<SearchDocument> upserts, IReadOnlyCollection<long> deletes, long sequence)
    {
        ArgumentNullException.ThrowIfNull(upserts);
        ArgumentNullException.ThrowIfNull(deletes);
        lock (writing)
        {
            foreach (var id in deletes)
            {
                writer.DeleteDocuments(new Term("id", id.ToString(CultureInfo.InvariantCulture)));
            }

            foreach (var upsert in upserts)
            {
                var id = upsert.Id.ToString(CultureInfo.InvariantCulture);
                writer.UpdateDocument(new Term("id", id),
                [
                    new StringField("id", id, Field.Store.YES),
                    new TextField("title", SearchText.Normalize(upsert.Title), Field.Store.NO),
                    new TextField("text", SearchText.Normalize($"{upsert.Keywords} {upsert.BoardName} {upsert.Digest} {upsert.Body}"), Field.Store.NO),
                ]);
            }

            Commit(sequence);
        }
    }

    /// <summary>Takes every article out and begins again at sequence 0.</summary>
    public void Clear()
    {
        lock (writing)
        {
            writer.DeleteAll();
            Commit(0);
        }
    }

    /// <summary>The articles that answer a query, best first.</summary>
    public SearchPage Search(string query, int skip, int take)
    {
        ArgumentNullException.ThrowIfNull(query);
        var normal = SearchText.Normalize(query);
        var any = new BooleanQuery();
        foreach (var term in Terms(normal).Concat(Synonyms.Find(normal).SelectMany(Terms)).Distinct().Take(64))
        {
            any.Add(new TermQuery(new Term("title", term)) { Boost = 3 }, Occur.SHOULD);
            any.Add(new TermQuery(new Term("text", term)), Occur.SHOULD);
        }

        if (any.Clauses.Count == 0 || take <= 0)
        {
            return SearchPage.Empty;
        }

        var searcher = searchers.Acquire();
        try
        {
            var found = searcher.Search(any, Math.Max(1, skip + take));
            var hits = found.ScoreDocs.Skip(skip).Select(hit =>
                new SearchHit(long.Parse(searcher.Doc(hit.Doc).Get("id", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), hit.Score));
            return new SearchPage([.. hits], found.TotalHits);
        }
        finally
        {
            searchers.Release(searcher);
        }
    }

    public void Dispose()
    {
        searchers.Dispose();
        writer.Dispose();
        directory.Dispose();
        analyzer.Dispose();
    }

    private List<string> Terms(string text)
    {
        var terms = new List<string>();
        using var stream = analyzer.GetTokenStream("title", text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            terms.Add(term.ToString()!);
        }

        stream.End();
        return terms;
    }

    private void Commit(long sequence)
    {
        writer.SetCommitData(new Dictionary<string, string> { [SequenceKey] = sequence.ToString(CultureInfo.InvariantCulture) });
        writer.Commit();
        searchers.MaybeRefreshBlocking();
        Volatile.Write(ref lastSequence, sequence);
    }

    [LoggerMessage(LogLevel.Warning, "The search index in {Directory} is in use by another process; this one keeps its index in memory")]
    private static partial void LogLocked(ILogger logger, Exception exception, string directory);

    [LoggerMessage(LogLevel.Warning, "The search index in {Directory} cannot be read; it is built again")]
    private static partial void LogCorrupt(ILogger logger, Exception exception, string directory);
}
