namespace PuyangFabu.Content.Uploads;

/// <summary>A picture that someone uploaded, as it was stored. The same picture uploaded twice is two of these and one file.</summary>
public sealed record Upload
{
    public long Id { get; init; }

    /// <summary>Name of the file: SHA-256 of its bytes in hex, and the ending of its type.</summary>
    public required string Name { get; init; }

    public required string ContentType { get; init; }

    public required long Width { get; init; }

    public required long Height { get; init; }

    public required long Bytes { get; init; }

    /// <summary>What the uploader called it; shown to people, never used as a path.</summary>
    public string OriginalName { get; init; } = "";

    /// <summary>Description for those who cannot see it.</summary>
    public string Alt { get; init; } = "";

    /// <summary>The operator; null for the product itself.</summary>
    public long? UploadedBy { get; init; }

    public long UploadedMs { get; init; }
}
