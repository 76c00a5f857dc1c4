using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Media;

namespace PuyangFabu.WeChat.Api.Materials;

/// <summary>Permanent files (永久素材), <c>/cgi-bin/material/…</c>.</summary>
public interface IMaterialApi
{
    /// <param name="type"><c>image</c>, <c>voice</c> or <c>thumb</c>.</param>
    Task<ApiAnswer<StoredMaterial>> AddAsync(ApiAccount account, string type, MediaFile file, CancellationToken cancellation);

    Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, string mediaId, CancellationToken cancellation);

    Task<ApiAnswer<MaterialCounts>> CountAsync(ApiAccount account, CancellationToken cancellation);

    /// <param name="type"><c>image</c>, <c>video</c> or <c>voice</c>.</param>
    /// <param name="count">1 to 20.</param>
    Task<ApiAnswer<MaterialPage>> ListAsync(ApiAccount account, string type, int offset, int count, CancellationToken cancellation);

    /// <summary>Articles that were kept as materials (图文素材), from the time before drafts; they have a draft's form.</summary>
    /// <param name="count">1 to 20.</param>
    Task<ApiAnswer<DraftPage>> ListNewsAsync(ApiAccount account, int offset, int count, CancellationToken cancellation);
}

/// <summary>How many permanent files an account has of each kind.</summary>
public sealed record MaterialCounts(int Voices, int Videos, int Images, int News);

/// <summary>Part of the list of permanent files, the newest first.</summary>
public sealed record MaterialPage(int TotalCount, IReadOnlyList<StoredMaterial> Items);

/// <summary>A permanent file of the account's library.</summary>
/// <param name="Url">For pictures; usable on Tencent's pages only. Null for the others.</param>
public sealed record StoredMaterial(string MediaId, string? Url)
{
    /// <summary>As uploaded; only in lists.</summary>
    public string Name { get; init; } = "";

    /// <summary>Unix seconds; only in lists.</summary>
    public long UpdateTime { get; init; }
}
