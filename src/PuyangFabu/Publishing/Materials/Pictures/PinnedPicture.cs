namespace PuyangFabu.Publishing.Materials.Pictures;

/// <summary>One picture of another site that was kept.</summary>
/// <param name="Address">As it stands in the article.</param>
/// <param name="Name">Of the file among the uploads, which is the hash of its content.</param>
public sealed record PinnedPicture(string Address, string Name);
