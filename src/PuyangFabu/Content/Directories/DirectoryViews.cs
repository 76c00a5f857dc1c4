namespace PuyangFabu.Content.Directories;

/// <summary>The whole directory in the editors' order.</summary>
public sealed record DirectoryViews(IReadOnlyList<DirectoryView> Items);
