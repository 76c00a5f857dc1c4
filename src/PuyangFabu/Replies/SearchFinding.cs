using PuyangFabu.Articles;
using PuyangFabu.Danger;
using PuyangFabu.Directories;
using PuyangFabu.Search;

namespace PuyangFabu.Replies;

/// <summary>What a search has for some words.</summary>
/// <param name="Words">The words as the follower sent them, normalised.</param>
/// <param name="Page">The first page of hits.</param>
/// <param name="Articles">The hits that can be shown.</param>
/// <param name="Entries">The entries of the directory that the words name.</param>
public sealed record SearchFinding(string Words, SearchPage Page, IReadOnlyList<ArticleHeadline> Articles, IReadOnlyList<DirectoryEntry> Entries)
{
    /// <inheritdoc cref="DangerWords.QuotesTitle"/>
    public bool QuotesTitle => DangerWords.QuotesTitle(Words, Articles.Select(static article => article.Title));

    /// <summary>It answers, and does not merely share words.</summary>
    public bool Answers => Entries.Count > 0 || (Page.Sure && Articles.Count > 0);
}
