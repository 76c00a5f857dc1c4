namespace PuyangFabu.Content.Uploads;

/// <summary>A picture or an attachment that someone uploaded, as it was stored. The same one uploaded twice is two of these and one file.</summary>
public sealed record Upload
{
    public long Id { get; init; }

    /// <summary>Name of the file: SHA-256 of its bytes in hex, and the ending of its type.</summary>
    public required string Name { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Of a picture, in pixels; 0 of an attachment.</summary>
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

/// <summary>A stored picture as the API answers it.</summary>
/// <param name="Url">Path on this site, as covers and bodies take it.</param>
public sealed record UploadView(long Id, string Url, long Width, long Height, long Bytes, string ContentType, string Alt)
{
    public static UploadView Of(Upload upload) => new(
        upload.Id, UploadPaths.Of(upload.Name), upload.Width, upload.Height, upload.Bytes, upload.ContentType, upload.Alt);
}

/// <summary>A file as someone sent it; nothing of it is believed.</summary>
/// <param name="FileName">As the sender wrote it.</param>
/// <param name="Alt">Description of the picture.</param>
public sealed record UploadRequest(byte[] Content, string FileName, string Alt);
