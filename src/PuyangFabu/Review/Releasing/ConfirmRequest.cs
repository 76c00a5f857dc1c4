using PuyangFabu.People.Moves;

namespace PuyangFabu.Review.Releasing;

/// <summary>Something that an urgent publication left open was made up for.</summary>
public sealed record ConfirmRequest : MoveRequest
{
    /// <summary>As the article's <c>confirmAfterwards</c> names it.</summary>
    public string? Item { get; init; }
}
