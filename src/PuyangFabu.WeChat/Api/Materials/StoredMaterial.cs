namespace PuyangFabu.WeChat.Api.Materials;

/// <summary>A permanent file of the account's library.</summary>
/// <param name="Url">For pictures; usable on Tencent's pages only. Null for the others.</param>
public sealed record StoredMaterial(string MediaId, string? Url)
{
    /// <summary>As uploaded; only in lists.</summary>
    public string Name { get; init; } = "";

    /// <summary>Unix seconds; only in lists.</summary>
    public long UpdateTime { get; init; }
}
