namespace PuyangFabu.Console.Find;

/// <summary>What was found of one kind.</summary>
/// <param name="More">Where there is more of it; null when all of it stands here.</param>
public sealed record FoundGroup(string Name, IReadOnlyList<FoundItem> Items, string? More);

/// <summary>One thing that was found.</summary>
/// <param name="Note">What tells it from others of the same name; may be empty.</param>
public sealed record FoundItem(string Path, string Name, string Note = "");
