using System.Collections.Concurrent;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Media;

namespace PuyangFabu.Tests.Conversation.Media;

/// <summary>WeChat's side of the files that people send, in memory.</summary>
public sealed class MediaAtWeChat : IMediaApi
{
    private int uploads;

    /// <summary>As a phone makes it, with the place where it was taken.</summary>
    public static byte[] Picture { get; } = SamplePictures.PhotographWithPlace(1);

    /// <summary>It begins like a picture and is none.</summary>
    public static byte[] Broken { get; } = [0xFF, 0xD8, 0xFF, 0xE0, .. "a picture"u8];

    /// <summary>By media id.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    /// <summary>The next calls fail, one after the other.</summary>
    public ConcurrentQueue<ApiFailure> Faults { get; } = new();

    public ConcurrentQueue<string> Calls { get; } = new();

    public async Task<ApiAnswer<ReceivedMedia>> ReceiveAsync(ApiAccount account, string mediaId, Stream file, CancellationToken cancellation)
    {
        Calls.Enqueue(mediaId);
        if (Faults.TryDequeue(out var fault))
        {
            return fault;
        }

        if (!Files.TryGetValue(mediaId, out var bytes))
        {
            return new ApiFailure(ApiFailureKind.Refused, "媒体文件的编号不对（错误码 40007）。", "") { Error = new WeChatError(40007, "invalid media_id", WeChatErrorClass.FixInput) };
        }

        await file.WriteAsync(bytes, cancellation);
        return new ReceivedMedia("image/jpeg", bytes.Length);
    }

    /// <summary>Told of each file that is given for three days.</summary>
    public Action<string> Uploaded { get; init; } = static _ => { };

    public Task<ApiAnswer<TemporaryMedia>> UploadAsync(ApiAccount account, string type, MediaFile file, CancellationToken cancellation)
    {
        Uploaded(type);
        return Task.FromResult<ApiAnswer<TemporaryMedia>>(new TemporaryMedia($"media-{Interlocked.Increment(ref uploads)}", 0));
    }

    public Task<ApiAnswer<string>> UploadArticleImageAsync(ApiAccount account, MediaFile file, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<ApiAnswer<MediaFile>> DownloadAsync(ApiAccount account, string mediaId, CancellationToken cancellation) => throw new NotSupportedException();
}
