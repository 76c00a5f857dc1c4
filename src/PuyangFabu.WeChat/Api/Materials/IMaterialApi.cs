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
}
