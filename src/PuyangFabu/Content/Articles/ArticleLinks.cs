using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Boards.Covers;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Content.Articles;

/// <summary>Absolute addresses of articles, boards and their pictures, for messages, feeds and shared links.</summary>
public sealed class ArticleLinks(PublicUrls urls, BoardCatalog catalog)
{
    /// <summary>The article's address within the site.</summary>
    public static string PathOf(long id) => string.Create(CultureInfo.InvariantCulture, $"/articles/{id}");

    /// <summary>True for an address that a phone can open or load a picture from; anything else an author wrote is never linked.</summary>
    public static bool IsWebAddress([NotNullWhen(true)] string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    public string Article(long id) => urls.To(PathOf(id));

    /// <returns>The article whose page an address opens; null for an address of anything else.</returns>
    public long? IdOf(string address) =>
        urls.To("/articles/") is var start && address.StartsWith(start, StringComparison.Ordinal)
        && long.TryParse(address.AsSpan(start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The address of a topic within the site.</summary>
    public static string PathOfTopic(string slug) => $"/topics/{slug}";

    public string Topic(string slug) => urls.To(PathOfTopic(slug));

    /// <summary>The address of the directory.</summary>
    public string Directory => urls.To("/directory");

    /// <summary>The address of the services for citizens.</summary>
    public string Services => urls.To("/services");

    public string Board(string slug) => urls.To($"/boards/{slug}");

    /// <summary>
    /// The picture of an article on a news card: its own, or else one of its board's that the next articles do not have.
    /// Always JPG or PNG as far as it is ours, because WeChat's cards show nothing else.
    /// </summary>
    /// <param name="crop">What was chosen of its own picture, see <see cref="CoverCrop"/>.</param>
    public string Picture(string coverUrl, string crop, long boardId, long articleId) => Cover(coverUrl, crop, articleId) is { } cover && !IsAnimation(coverUrl)
        ? cover
        : urls.To(string.Create(CultureInfo.InvariantCulture, $"/covers/boards/{SlugOf(boardId)}/{ArticleCovers.VariantOf(articleId)}.jpg"));

    /// <summary>The picture of a board itself.</summary>
    public string BoardPicture(long boardId) => urls.To($"/covers/boards/{SlugOf(boardId)}.png");

    /// <summary>
    /// What was chosen of an article's own picture, else all of it, with the absolute address it has for readers; null when it has none that
    /// can be loaded.
    /// </summary>
    public string? Cover(string coverUrl, string crop, long articleId) =>
        CoverParts.PathOf(articleId, coverUrl, crop) is { } part ? urls.To(part)
        : IsWebAddress(coverUrl) ? coverUrl
        : UploadPaths.IsUpload(coverUrl) ? urls.To(coverUrl)
        : null;

    public string Picture(ArticleHeadline article) => Picture(article.CoverUrl, article.CoverCropWide, article.BoardId, article.Id);

    public string? Cover(ArticleHeadline article) => Cover(article.CoverUrl, article.CoverCropWide, article.Id);

    public string? Cover(Article article) => Cover(article.CoverUrl, article.CoverCropWide, article.Id);

    private string SlugOf(long boardId) => catalog.Current.Find(boardId)?.Slug ?? "default";

    private static bool IsAnimation(string coverUrl) => UploadPaths.IsUpload(coverUrl) && coverUrl.EndsWith(".gif", StringComparison.Ordinal);
}
