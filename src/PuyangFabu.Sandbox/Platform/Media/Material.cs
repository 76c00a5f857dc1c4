namespace PuyangFabu.Sandbox.Platform.Media;

/// <summary>One uploaded file.</summary>
internal sealed record Material
{
    public required string MediaId { get; init; }

    public required MediaKind Kind { get; init; }

    /// <summary>False for the temporary ones, which last three days.</summary>
    public required bool Permanent { get; init; }

    /// <summary>Of a temporary video: made for a mass send.</summary>
    public bool IsForMany { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    public required byte[] Bytes { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>Of a permanent video.</summary>
    public string Title { get; init; } = "";

    public string Introduction { get; init; } = "";

    /// <summary>Whether it can stand as a cover or a picture.</summary>
    public bool IsPicture => Kind is MediaKind.Image or MediaKind.Thumb;

    /// <summary>The address the platform gives for pictures; only its own pages may show it.</summary>
    public string Url => PictureAddress.Of(MediaId, ContentType);
}

/// <summary>What the platform calls the type of an upload.</summary>
internal enum MediaKind
{
    Image,
    Voice,
    Video,
    Thumb,
}
