using PuyangFabu.Content.Articles;

namespace PuyangFabu.Publishing.Pulling;

/// <summary>Where answers and pages lead: to our own page of an article, or to WeChat's, where the editors count who reads.</summary>
public sealed class AnswerLinks(ArticleLinks links, WeChatAddressBook book, PullOptions options)
{
    /// <summary>What an answer links to.</summary>
    public string Article(long id) => (options.Links == PullOptions.WeChat ? book.Find(id) : null) ?? links.Article(id);

    /// <summary>What our own page of an article links to besides; null when it does not.</summary>
    public string? Beside(long id) => options.Links == PullOptions.Both ? book.Find(id) : null;
}
