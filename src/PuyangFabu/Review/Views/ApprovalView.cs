namespace PuyangFabu.Review.Views;

/// <summary>A stage that the text at hand has passed in the present round.</summary>
public sealed record ApprovalView
{
    public required string Stage { get; init; }

    public required string StageName { get; init; }

    public required PersonView By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Hash of exactly what was read.</summary>
    public required string ContentHash { get; init; }

    public required long Version { get; init; }

    public string Comment { get; init; } = "";

    public string? Proofreader { get; init; }

    public string? SecrecyReviewer { get; init; }
}
