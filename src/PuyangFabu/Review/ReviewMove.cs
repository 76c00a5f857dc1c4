using PuyangFabu.Content.Articles.Works;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Review;

/// <summary>One row of <see cref="ReviewFlow"/>: in this state this may be done, and then that is its state.</summary>
/// <param name="Permission">What the person needs in any case; a stage asks for its role besides. Null for what only the product does.</param>
public sealed record ReviewMove(string From, ReviewAction Action, string To, Permission? Permission)
{
    /// <summary>Its state when what the move stands on turns out not to hold; null where it then stays.</summary>
    public string? Otherwise { get; init; }

    /// <summary>True when readers must be seeing a version of it, false when they must not; null when it does not matter.</summary>
    public bool? Live { get; init; }

    /// <summary>Whether that is where the move may end.</summary>
    public bool LeadsTo(string state) => state == To || state == Otherwise;

    public bool Fits(ArticleWork work) => Live is not { } live || live == work.IsLive;
}
