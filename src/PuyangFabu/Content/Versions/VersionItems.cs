namespace PuyangFabu.Content.Versions;

/// <summary>Versions, the newest first.</summary>
public sealed record VersionItems(IReadOnlyList<VersionItem> Items);
