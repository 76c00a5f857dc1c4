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
