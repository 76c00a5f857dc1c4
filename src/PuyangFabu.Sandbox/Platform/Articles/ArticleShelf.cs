namespace PuyangFabu.Sandbox.Platform.Articles;

/// <summary>An account's articles that have a page. Used under the account's lock.</summary>
internal sealed class ArticleShelf
{
    private readonly Dictionary<string, StoredArticle> articles = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<DateTimeOffset>> openings = new(StringComparer.Ordinal);

    /// <summary>Gives each article a page and its address.</summary>
    /// <param name="baseAddress">Where the platform is reached.</param>
    public IReadOnlyList<PlatformArticle> Publish(
        IEnumerable<PlatformArticle> given, string baseAddress, DateTimeOffset at, bool preview = false)
    {
        var published = new List<PlatformArticle>();
        foreach (var article in given)
        {
            var id = RandomIds.Text(16);
            var kept = article with { Url = $"{baseAddress}/s/{id}" };
            articles[id] = new StoredArticle(id, kept, at, preview);
            published.Add(kept);
        }

        return published;
    }

    public StoredArticle? Find(string id) => articles.GetValueOrDefault(id);

    /// <summary>Somebody opened the page.</summary>
    public void Opened(StoredArticle article, DateTimeOffset at)
    {
        if (!openings.TryGetValue(article.Article.Url, out var of))
        {
            openings[article.Article.Url] = of = [];
        }

        of.Add(at);
    }

    public IReadOnlyList<DateTimeOffset> OpenedAt(string url) => openings.GetValueOrDefault(url) ?? [];

    /// <summary>The page stays and says that the article is gone.</summary>
    public void Delete(string url)
    {
        if (articles.Values.FirstOrDefault(one => one.Article.Url == url) is { } found)
        {
            articles[found.Id] = found with { Article = found.Article with { Deleted = true } };
        }
    }
}

/// <summary>An article with a page of its own.</summary>
/// <param name="Id">Stands in the page's address.</param>
/// <param name="Preview">Shown to one phone only, before it was sent.</param>
internal sealed record StoredArticle(string Id, PlatformArticle Article, DateTimeOffset PublishedAt, bool Preview);

/// <summary>One article as the platform stored it: foreign pictures and scripts are gone.</summary>
public sealed record PlatformArticle
{
    /// <summary><c>news</c> or <c>newspic</c>.</summary>
    public string Kind { get; init; } = "news";

    public required string Title { get; init; }

    public string Author { get; init; } = "";

    public string Digest { get; init; } = "";

    /// <summary>HTML.</summary>
    public required string Content { get; init; }

    /// <summary>阅读原文; empty when there is none.</summary>
    public string SourceUrl { get; init; } = "";

    /// <summary>The permanent picture on the cover.</summary>
    public string ThumbMediaId { get; init; } = "";

    /// <summary>Where the cover lies; empty: where the picture of <see cref="ThumbMediaId"/> does.</summary>
    public string ThumbUrl { get; init; } = "";

    /// <summary>What the first card shows of the picture; empty: its middle.</summary>
    public string CropWide { get; init; } = "";

    /// <summary>What a later card shows.</summary>
    public string CropSquare { get; init; } = "";

    public bool OpenComment { get; init; }

    public bool FansOnlyComment { get; init; }

    /// <summary>The permanent pictures of a <c>newspic</c>.</summary>
    public IReadOnlyList<string> Pictures { get; init; } = [];

    /// <summary>Where it can be read; empty before it was sent or published.</summary>
    public string Url { get; init; } = "";

    /// <summary>Deleted by the account after it was sent or published.</summary>
    public bool Deleted { get; init; }
}
