using PuyangFabu.Content.Articles;
using PuyangFabu.Content.CitizenServices;
using PuyangFabu.Content.Directories;
using PuyangFabu.Content.Search;
using PuyangFabu.Conversation.Danger;
using PuyangFabu.Sources;

namespace PuyangFabu.Conversation.Replies.Searching;

/// <summary>What a search has for some words.</summary>
/// <param name="Words">The words as the follower sent them, normalised.</param>
/// <param name="Page">The first page of hits.</param>
/// <param name="Articles">The hits that can be shown.</param>
/// <param name="Directory">What the words name of the directory.</param>
/// <param name="Services">What they name of the services for citizens.</param>
public sealed record SearchFinding(
    string Words, FoundArticles Page, IReadOnlyList<ArticleHeadline> Articles, DirectoryFinding Directory, CitizenServiceFinding Services)
{
    /// <summary>What other sites of the city published, by their titles; looked for where nothing of our own answers.</summary>
    public IReadOnlyList<ListedItem> News { get; init; } = [];

    /// <summary>One of those titles holds all that is asked, word for word.</summary>
    public bool NewsHasTheWords => News.Any(entry => QuestionCore.StandsIn(Words, entry.Item.Title));

    /// <inheritdoc cref="DangerWords.QuotesTitle"/>
    public bool QuotesTitle => DangerWords.QuotesTitle(Words, Articles.Select(static article => article.Title));

    /// <summary>It answers, and does not merely share words.</summary>
    public bool Answers => Services.AsksForThem || Directory.AsksForThem || (Page.Sure && Articles.Count > 0);
}
