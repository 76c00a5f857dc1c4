namespace PuyangFabu.Publishing.Publications;

/// <summary>Publications, the newest first.</summary>
/// <param name="NextCursor">For the next page; null on the last.</param>
public sealed record PublicationViews(IReadOnlyList<PublicationView> Items, string? NextCursor);
