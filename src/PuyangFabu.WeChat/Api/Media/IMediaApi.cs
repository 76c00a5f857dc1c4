namespace PuyangFabu.WeChat.Api.Media;

/// <summary>Files for messages and pictures inside articles, <c>/cgi-bin/media/…</c>.</summary>
public interface IMediaApi
{
    /// <param name="type"><c>image</c>, <c>voice</c>, <c>video</c> or <c>thumb</c>.</param>
    Task<ApiAnswer<TemporaryMedia>> UploadAsync(ApiAccount account, string type, MediaFile file, CancellationToken cancellation);

    /// <summary><c>uploadimg</c>: a picture inside an article, jpg or png under 1 MB.</summary>
    /// <returns>Its address.</returns>
    Task<ApiAnswer<string>> UploadArticleImageAsync(ApiAccount account, MediaFile file, CancellationToken cancellation);

    /// <summary>The bytes of a temporary picture or voice.</summary>
    Task<ApiAnswer<MediaFile>> DownloadAsync(ApiAccount account, string mediaId, CancellationToken cancellation);

    /// <summary>The bytes of what somebody sent, a film too, piece by piece into a file; what is in the file after a failure counts for nothing.</summary>
    Task<ApiAnswer<ReceivedMedia>> ReceiveAsync(ApiAccount account, string mediaId, Stream file, CancellationToken cancellation);
}

/// <summary>A file that was received.</summary>
/// <param name="ContentType">As WeChat says; the content may be another.</param>
public sealed record ReceivedMedia(string ContentType, long Bytes);

/// <summary>A file to upload; WeChat goes by the name's ending and by the content.</summary>
/// <param name="FileName">With its ending; ASCII.</param>
/// <param name="ContentType">For example <c>image/jpeg</c>.</param>
public sealed record MediaFile(string FileName, string ContentType, ReadOnlyMemory<byte> Content);

/// <summary>An uploaded file that WeChat keeps for three days.</summary>
/// <param name="CreatedAt">Unix seconds.</param>
public sealed record TemporaryMedia(string MediaId, long CreatedAt);
