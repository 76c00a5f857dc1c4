namespace PuyangFabu.Conversation.MenuTaps;

/// <summary>How often a button was tapped on one day, as operators see it.</summary>
/// <param name="Kind"><c>click</c> or <c>view</c>.</param>
/// <param name="Key">The button's key, or the address it opens.</param>
/// <param name="Name">The button's name in the newest menu that has it; null when none has it any more.</param>
public sealed record MenuTapItem(string Day, string Kind, string Key, string? Name, long Count);
