namespace PuyangFabu.Publishing.Materials;

/// <summary>A picture that was uploaded to WeChat, by which it need not be uploaded again.</summary>
public sealed record WeChatMaterial
{
    /// <summary>WeChat gave the id to this AppID: an account that gets another one must upload anew.</summary>
    public required string AppId { get; init; }

    /// <summary>One of <see cref="MaterialKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Of the bytes as sent, 64 lower-case hex digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Empty for a picture inside an article.</summary>
    public string MediaId { get; init; } = "";

    /// <summary>Empty for a temporary picture.</summary>
    public string Url { get; init; } = "";

    public long UploadedMs { get; init; }

    /// <summary>Null when WeChat keeps it.</summary>
    public long? ExpiresMs { get; init; }
}
