namespace PuyangFabu.Conversation.MenuTaps;

/// <summary>How often a button was tapped on one day.</summary>
public sealed record MenuTap
{
    /// <summary>In China's time, <c>2016-06-28</c>.</summary>
    public required string Day { get; init; }

    /// <summary><c>click</c> or <c>view</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The button's key, or the address it opens.</summary>
    public required string Key { get; init; }

    public long Taps { get; init; }
}
