using PuyangFabu.People.Moves;

namespace PuyangFabu.Review.Releasing;

/// <summary>撤稿.</summary>
public sealed record WithdrawRequest : MoveRequest
{
    /// <summary>One of <see cref="WithdrawalReasons"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>What readers are told on its page.</summary>
    public string? PublicNote { get; init; }
}
