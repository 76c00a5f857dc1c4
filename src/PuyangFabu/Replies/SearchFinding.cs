using PuyangFabu.Articles;
using PuyangFabu.Directories;
using PuyangFabu.Replies.Danger;
using PuyangFabu.Search;

namespace PuyangFabu.Replies;

/// <summary>What a search has for some words.</summary>
/// <param name="Words">The words as the follower sent them, normalised.</param>
/// <param name="Page">The first page of hits.</param>
/// <param name="Articles">The hits that can be shown.</param>
/// <param name="Entries">The entries of the directory that the words name.</param>
public sealed record SearchFinding(string Words, SearchPage Page, IReadOnlyList<ArticleHeadline> Articles, IReadOnlyList<DirectoryEntry> Entries)
{
    /// <summary>Shorter words stand in many titles.</summary>
    private const int ShortestQuote = 8;

    /// <summary>The words stand as they are in the title of an article, and are long enough to be copied from there.</summary>
    public bool QuotesTitle => DangerWords.Compact(Words) is { Length: >= ShortestQuote } quoted
        && Articles.Any(article => DangerWords.Compact(article.Title).Contains(quoted, StringComparison.Ordinal));

    /// <summary>It answers, and does not merely share words.</summary>
    public bool Answers => Entries.Count > 0 || (Page.Sure && Articles.Count > 0);
}
