using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Text;
using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.Publishing.Pulling.Steps;

/// <summary>
/// What counts for the articles of one page. Everybody may link to a page of ours, and posts that are the answer to it do: 阅读原文 proves
/// nothing without a title that our article has or had, and of the posts of a list one alone is the article.
/// </summary>
internal sealed class OwnBook
{
    private readonly ArticleLinks links;
    private readonly IReadOnlyDictionary<(string Post, int Position), long> published;
    private readonly ILookup<long, string> titles;
    private readonly Dictionary<long, (string Post, long Position)> claims = [];

    /// <param name="published">Articles of ours by the post and the position at which this product published them.</param>
    /// <param name="titles">What the articles that 阅读原文 leads to are called, and were called before.</param>
    /// <param name="own">What passed for ours until now, the one known longest first.</param>
    public OwnBook(ArticleLinks links, IReadOnlyDictionary<(string Post, int Position), long> published, IReadOnlyList<VersionTitle> titles, IReadOnlyList<PulledArticle> own)
    {
        this.links = links;
        this.published = published;
        this.titles = titles.ToLookup(static one => one.ArticleId, static one => SearchText.Normalize(one.Title));
        foreach (var (place, id) in published)
        {
            claims.TryAdd(id, place);
        }

        foreach (var row in own.Where(row => IsCalled(row.ArticleId!.Value, row.Title)))
        {
            claims.TryAdd(row.ArticleId!.Value, (row.OuterId, row.Position));
        }
    }

    /// <summary>Which article of ours it is; null for one of its own.</summary>
    /// <param name="position">From 1.</param>
    /// <param name="old">What was known of it.</param>
    public long? Find(Post post, int position, DraftArticle told, PulledArticle? old) =>
        published.TryGetValue((post.OuterId, position), out var own) ? own
        : (old?.ArticleId is null || old.State == PulledState.Own) && links.IdOf(told.ContentSourceUrl) is { } id
            && (IsCalled(id, told.Title) || (old?.ArticleId == id && IsCalled(id, old.Title)))
            && Claims(id, (post.OuterId, position)) ? id
        : null;

    /// <summary>It passed for ours by nothing but 阅读原文.</summary>
    public bool WasWrong(DraftArticle told, PulledArticle? old) => old is { State: PulledState.Own, ArticleId: { } id } && links.IdOf(told.ContentSourceUrl) == id;

    private bool IsCalled(long id, string title) => titles[id].Contains(SearchText.Normalize(title));

    private bool Claims(long id, (string Post, long Position) place) => claims.TryAdd(id, place) || claims[id] == place;
}
