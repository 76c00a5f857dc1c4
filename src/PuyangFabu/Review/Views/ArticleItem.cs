using System.Text.Json.Serialization;

namespace PuyangFabu.Review.Views;

/// <summary>An article in a list.</summary>
public record ArticleItem
{
    public required long Id { get; init; }

    public required long Revision { get; init; }

    /// <summary><c>draft</c>, the key of the stage that it waits in, <c>approved</c>, <c>scheduled</c>, <c>published</c>, <c>withdrawn</c>, <c>deleted</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The status as people read it.</summary>
    public required string StatusName { get; init; }

    /// <summary>Hash of the newest version's content.</summary>
    public required string ContentHash { get; init; }

    public required string Title { get; init; }

    /// <summary>Slug of its board.</summary>
    public required string Board { get; init; }

    public required string Kind { get; init; }

    public required bool Urgent { get; init; }

    /// <summary>How often it was handed in.</summary>
    public required long Round { get; init; }

    /// <summary>A draft because somebody gave it back, and nobody has handed it in again.</summary>
    public bool Returned { get; init; }

    public required PersonView Writer { get; init; }

    public required PersonView LastEditor { get; init; }

    /// <summary>What readers see; null when they see nothing of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required LiveView? Live { get; init; }

    /// <summary>Null when nobody is editing it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required LockView? Lock { get; init; }

    public DateTimeOffset? ScheduledAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>Who did something.</summary>
/// <param name="Id">The operator's; null for an import and for the product itself.</param>
public sealed record PersonView(long? Id, string Name)
{
    /// <summary>Nobody wrote what an import brought.</summary>
    [JsonIgnore]
    public string Shown => Name.Length > 0 ? Name : "导入";
}

/// <summary>What readers see of an article now.</summary>
/// <param name="Url">Where they see it.</param>
public sealed record LiveView(string ContentHash, long Version, DateTimeOffset PublishedAt, string Url);

/// <summary>Who keeps an article for editing, and until when.</summary>
public sealed record LockView(PersonView By, DateTimeOffset Until)
{
    /// <summary>When it was taken, or last saved.</summary>
    public DateTimeOffset SavedAt => Until - Editing.ArticleLocks.Length;
}
