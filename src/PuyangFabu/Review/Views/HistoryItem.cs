using PuyangFabu.Content.Articles.Works;

namespace PuyangFabu.Review.Views;

/// <summary>One thing that somebody did to an article.</summary>
public sealed record HistoryItem
{
    public required DateTimeOffset At { get; init; }

    public required string Action { get; init; }

    /// <summary>The action as people read it.</summary>
    public required string ActionName { get; init; }

    public string? Stage { get; init; }

    public string? StageName { get; init; }

    public required PersonView By { get; init; }

    /// <summary>Where the person was.</summary>
    public required string Address { get; init; }

    public required long Version { get; init; }

    public required string ContentHash { get; init; }

    public required long Round { get; init; }

    public required string Comment { get; init; }

    public EventDetails? Details { get; init; }
}

/// <summary>A version of an article in a list.</summary>
public sealed record ArticleVersionItem(long Number, string ContentHash, PersonView By, DateTimeOffset At, string Note, bool Live);

/// <summary>A version of an article with all it says.</summary>
public sealed record ArticleVersionView(ArticleVersionItem Version, ArticleDocument Content);
