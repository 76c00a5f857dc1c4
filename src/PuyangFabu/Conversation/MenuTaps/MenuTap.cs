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

/// <summary>How often a button was tapped on one day, as operators see it.</summary>
/// <param name="Kind"><c>click</c> or <c>view</c>.</param>
/// <param name="Key">The button's key, or the address it opens.</param>
/// <param name="Name">The button's name in the newest menu that has it; null when none has it any more.</param>
public sealed record MenuTapItem(string Day, string Kind, string Key, string? Name, long Count);

/// <summary>The taps of a span of days, by day, the most tapped first.</summary>
/// <param name="From">First day, in China's time.</param>
/// <param name="To">Last day.</param>
/// <param name="Total">All of them together.</param>
public sealed record MenuTapSummary(string From, string To, long Total, IReadOnlyList<MenuTapItem> Items);
