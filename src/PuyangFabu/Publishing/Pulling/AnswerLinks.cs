using PuyangFabu.Content.Articles;

namespace PuyangFabu.Publishing.Pulling;

/// <summary>Where answers and pages lead: to our own page of an article, or to WeChat's, where the editors count who reads.</summary>
public sealed class AnswerLinks(ArticleLinks links, WeChatAddressBook book, PullOptions options)
{
    /// <summary>What an answer links to.</summary>
    public string Article(long id) => (options.Links == PullOptions.WeChat ? book.Find(id) : null) ?? links.Article(id);

    /// <summary>What our own page of an article links to besides; null when it does not.</summary>
    /// <remarks>Where not all of it is to be read here it does, whatever the settings say.</remarks>
    public string? Beside(Article article) =>
        options.Links == PullOptions.Both || ArticleGaps.IsEmpty(article) || ArticleGaps.LacksPictures(article) ? book.Find(article.Id) : null;
}
