namespace PuyangFabu.Content.Directories;

/// <summary>The entries of the directory that some words name.</summary>
/// <param name="Entries">A few, in the editors' order.</param>
/// <param name="AsksForThem">The words ask for the entries and for nothing else; false when they stand in a question that may be about something else.</param>
public sealed record DirectoryFinding(IReadOnlyList<DirectoryEntry> Entries, bool AsksForThem)
{
    public static DirectoryFinding None { get; } = new([], AsksForThem: false);
}
