using System.Text.Json;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>A publication of a menu as operators see it.</summary>
public sealed record MenuPublicationView
{
    public required long Id { get; init; }

    public required string Account { get; init; }

    public required long Version { get; init; }

    public required string ContentHash { get; init; }

    /// <summary><c>publish</c> or <c>rollback</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>One of <see cref="MenuPublicationState"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string By { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ScheduledAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public long? WeChatCode { get; init; }

    public string? Problem { get; init; }

    public static MenuPublicationView Of(MenuPublication publication) => new()
    {
        Id = publication.Id,
        Account = publication.Account,
        Version = publication.Version,
        ContentHash = publication.ContentHash,
        Kind = publication.Kind,
        Status = publication.State,
        By = publication.OperatorName,
        CreatedAt = UnixMilliseconds.ToChinaTime(publication.CreatedMs),
        ScheduledAt = publication.PlannedMs is { } planned ? UnixMilliseconds.ToChinaTime(planned) : null,
        EndedAt = publication.EndedMs is { } ended ? UnixMilliseconds.ToChinaTime(ended) : null,
        WeChatCode = publication.ErrorCode,
        Problem = publication.Problem.Length > 0 ? publication.Problem : null,
    };
}

/// <summary>What came of publishing a menu.</summary>
public sealed record MenuPublished
{
    public required MenuPublicationView Publication { get; init; }

    /// <summary>What WeChat has afterwards; null when it was not published yet, or could not be read back.</summary>
    public MenuDiff? Diff { get; init; }

    /// <summary>What to look at although it was published; null when there is nothing.</summary>
    public string? Warning { get; init; }
}

/// <summary>The menu that followers see against the approved one.</summary>
public sealed record MenuDiff
{
    /// <summary>Slug.</summary>
    public required string Account { get; init; }

    /// <summary>True when followers see what was approved.</summary>
    public required bool Same { get; init; }

    /// <summary>Version that is approved; 0 for the menu every account starts with.</summary>
    public required long ApprovedVersion { get; init; }

    /// <summary>Version that was published from here last; null when none ever was.</summary>
    public long? PublishedVersion { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public string? PublishedBy { get; init; }

    /// <summary>What is different, a sentence each, in Chinese.</summary>
    public required IReadOnlyList<string> Differences { get; init; }

    /// <summary>What followers see, in the form that an approved menu has; null when WeChat has none.</summary>
    public JsonElement? Button { get; init; }
}
