using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Search;

/// <summary>
/// Keeps the index equal to the stored articles: from the change feed, or wholly anew when the index is empty, was
/// damaged, belongs to another database, or was away for so long that changes are no longer kept. Articles stand in it under
/// the name of their board: the index knows which name, so that a rename is found whether its change was heard or not.
/// </summary>
public sealed partial class ArticleIndexer(
    ArticleIndex index,
    ArticleStore articles,
    BoardCatalog boards,
    ContentChangeStore changes,
    SynonymStore synonyms,
    ILogger<ArticleIndexer> logger) : IDueWork, IContentChangeListener, IDisposable
{
    private const int BatchSize = 1000;

    private readonly SemaphoreSlim gate = new(1, 1);

    public ContentListenerRank Rank => ContentListenerRank.Derived;

    public string Name => "搜索索引的建立（完成前以标题查找代替）";

    /// <summary>Once it has caught up, the change feed tells it the rest.</summary>
    public TimeSpan Interval => CaughtUp ? TimeSpan.FromDays(1) : TimeSpan.FromSeconds(5);

    public bool BeginsAtOnce => true;

    /// <summary>False while the index may lack articles that are stored.</summary>
    public bool CaughtUp { get; private set; }

    public async Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (changes.Any(static change => change.Kind == ContentKind.Synonyms))
            {
                await LoadSynonymsAsync(cancellation);
            }

            var boardsChanged = changes.Any(static change => change.Kind == ContentKind.Board);
            if (boardsChanged)
            {
                // Whoever else listens may not have heard of it yet.
                await boards.LoadAsync(cancellation);
            }

            // Before the catching up is through, that one will meet these changes too.
            if (CaughtUp)
            {
                await IndexAsync(changes, cancellation);
                if (boardsChanged)
                {
                    await RenameAsync(cancellation);
                }
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task ReloadAsync(CancellationToken cancellation)
    {
        await boards.LoadAsync(cancellation);
        await CatchUpAsync(cancellation);
    }

    /// <summary>Brings the index to the end of the feed.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            await LoadSynonymsAsync(cancellation);
            var latest = await changes.LatestAsync(cancellation);
            if (index.LastSequence == 0 || index.LastSequence > latest
                || (index.LastSequence < latest && await changes.OldestAsync(cancellation) > index.LastSequence + 1))
            {
                await RebuildAsync(latest, cancellation);
            }

            while (index.LastSequence < latest
                && await changes.AfterAsync(index.LastSequence, BatchSize, cancellation) is { Count: > 0 } news)
            {
                await IndexAsync(news, cancellation);
            }

            await RenameAsync(cancellation);
            CaughtUp = true;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Catches up, where that has not been done.</summary>
    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        if (!CaughtUp)
        {
            await CatchUpAsync(cancellation);
            LogReady(index.Count);
        }

        return null;
    }

    public void Dispose() => gate.Dispose();

    private async Task RebuildAsync(long sequence, CancellationToken cancellation)
    {
        index.Clear();
        var names = boards.Current.All.ToDictionary(static board => board.Id, static board => board.Name);
        for (var last = 0L; ;)
        {
            var page = await articles.AfterAsync(last, BatchSize, cancellation);
            if (page.Count == 0)
            {
                break;
            }

            last = page[^1].Id;

            // Sequence 0 until all of it is in: after a crash the rebuilding starts again.
            index.Apply([.. page.Where(IsPublished).Select(Document)], [], 0);
        }

        index.Apply([], [], sequence, names);
    }

    private async Task IndexAsync(IReadOnlyList<ContentChange> news, CancellationToken cancellation)
    {
        var ids = news.Where(static change => change.Kind == ContentKind.Article).Select(static change => change.EntityId).Distinct().ToList();
        var stored = ids.Count == 0 ? [] : await articles.ByIdsAsync(ids, cancellation);
        var published = stored.Where(IsPublished).Select(Document).ToList();
        index.Apply(published, [.. ids.Except(published.Select(static document => document.Id))], news[^1].Sequence);
    }

    // Kept as renamed only when all of a board's articles are in: after a crash it begins again.
    private async Task RenameAsync(CancellationToken cancellation)
    {
        var names = boards.Current.All.ToDictionary(static board => board.Id, static board => board.Name);
        var renamed = names.Where(board => index.BoardNames.GetValueOrDefault(board.Key) != board.Value).Select(static board => board.Key).ToList();
        if (renamed.Count == 0)
        {
            return;
        }

        foreach (var board in renamed)
        {
            for (var last = 0L; await articles.AfterAsync(last, BatchSize, cancellation, board) is { Count: > 0 } page; last = page[^1].Id)
            {
                index.Apply([.. page.Where(IsPublished).Select(Document)], [], index.LastSequence);
            }
        }

        index.Apply([], [], index.LastSequence, names);
    }

    private async Task LoadSynonymsAsync(CancellationToken cancellation) =>
        index.Synonyms = new SynonymTable(await synonyms.ListAsync(cancellation));

    private static bool IsPublished(Article article) => article.Status == ArticleStatus.Published;

    private SearchDocument Document(Article article) => new()
    {
        Id = article.Id,
        Title = article.Title,
        Digest = article.Digest,
        Body = article.BodyText,
        Keywords = article.Keywords.Replace('\n', ' '),
        BoardName = boards.Current.Find(article.BoardId)?.Name ?? "",
        PublishedAtMs = article.PublishedMs ?? 0,
    };

    [LoggerMessage(LogLevel.Information, "搜索索引已就绪，共 {Count} 篇")]
    private partial void LogReady(int count);
}
