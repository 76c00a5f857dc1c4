using PuyangFabu.Content.Uploads.Pictures;

namespace PuyangFabu.Content.Articles.Intake;

/// <summary>Collects the pictures that stand in the texts of one article.</summary>
public sealed class FoundPictures
{
    private readonly Dictionary<string, StoredPicture> pictures = new(StringComparer.Ordinal);

    /// <summary>By the address that they get.</summary>
    public IReadOnlyDictionary<string, StoredPicture> Pictures => pictures;

    /// <summary>How many were met, taken or not.</summary>
    public int Met { get; set; }

    internal void Add(string address, StoredPicture picture) => pictures[address] = picture;
}
