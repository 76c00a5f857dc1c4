namespace PuyangFabu.Conversation.MenuTaps;

/// <summary>The taps of a span of days, by day, the most tapped first.</summary>
/// <param name="From">First day, in China's time.</param>
/// <param name="To">Last day.</param>
/// <param name="Total">All of them together.</param>
public sealed record MenuTapItems(string From, string To, long Total, IReadOnlyList<MenuTapItem> Items);
