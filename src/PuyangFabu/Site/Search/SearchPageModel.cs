using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Directories;
using PuyangFabu.Conversation.Danger;
using PuyangFabu.Site.Frame;
using PuyangFabu.Site.Sources;

namespace PuyangFabu.Site.Search;

/// <summary>What the search page shows.</summary>
public sealed record SearchPageModel
{
    /// <summary>Empty before anything was asked.</summary>
    public required string Query { get; init; }

    public int Total { get; init; }

    public PageNumbers Numbers { get; init; } = new(1, 1);

    /// <summary>The articles answer the question; false when they merely may have to do with it.</summary>
    public bool Sure { get; init; }

    /// <summary>What was searched in place of the question; null for the question itself.</summary>
    public string? Asked { get; init; }

    /// <summary>The danger that the question speaks of: whom to call stands above everything.</summary>
    public DangerGroup? Danger { get; init; }

    /// <summary>The board that the question names.</summary>
    public Board? Board { get; init; }

    /// <summary>The entries of the directory that the question names.</summary>
    public IReadOnlyList<DirectoryEntry> Entries { get; init; } = [];

    public IReadOnlyList<ArticleHeadline> Articles { get; init; } = [];

    /// <summary>What other sites of the city published, by their titles.</summary>
    public IReadOnlyList<CityNewsEntry> News { get; init; } = [];

    /// <summary>Where to go on when nothing was found.</summary>
    public required IReadOnlyList<Board> Suggestions { get; init; }
}
