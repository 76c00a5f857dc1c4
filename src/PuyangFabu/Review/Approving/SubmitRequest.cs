using PuyangFabu.People.Moves;

namespace PuyangFabu.Review.Approving;

/// <summary>送审.</summary>
public sealed record SubmitRequest : MoveRequest
{
    /// <summary>快审: first in every list, and what was left out is made up for afterwards. Needs a reason.</summary>
    public bool Urgent { get; init; }
}
