using System.Text.Json;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Media;

/// <summary><see cref="IMediaApi"/> over HTTP.</summary>
internal sealed class MediaApi(ApiTransport transport) : IMediaApi
{
    private const string Root = "cgi-bin/media/";
    private const string Part = "media";

    // A double of a temporary file or of a picture for articles counts nowhere: the one dies in three days, the other is in no list.
    public Task<ApiAnswer<TemporaryMedia>> UploadAsync(ApiAccount account, string type, MediaFile file, CancellationToken cancellation) => transport.CallAsync(
        account,
        ApiCall.HarmlessUpload(Root + "upload", new MultipartFile(Part, file), new KeyValuePair<string, string>("type", type)),
        ReadTemporary,
        cancellation);

    public Task<ApiAnswer<string>> UploadArticleImageAsync(ApiAccount account, MediaFile file, CancellationToken cancellation) => transport.CallAsync(
        account, ApiCall.HarmlessUpload(Root + "uploadimg", new MultipartFile(Part, file)), ReadUrl, cancellation);

    public async Task<ApiAnswer<MediaFile>> DownloadAsync(ApiAccount account, string mediaId, CancellationToken cancellation)
    {
        var answer = await transport.ExchangeAsync(
            account, ApiCall.Download(Root + "get", new KeyValuePair<string, string>("media_id", mediaId)), cancellation);
        return ReadFile(answer, mediaId);
    }

    public async Task<ApiAnswer<ReceivedMedia>> ReceiveAsync(ApiAccount account, string mediaId, Stream file, CancellationToken cancellation)
    {
        var answer = await transport.ExchangeAsync(
            account, ApiCall.Download(Root + "get", new KeyValuePair<string, string>("media_id", mediaId)), cancellation, file);
        return await FollowAsync(transport, account, answer, file, cancellation);
    }

    internal static TemporaryMedia ReadTemporary(JsonElement answer) =>
        new(answer.Text("media_id") ?? answer.RequiredText("thumb_media_id"), answer.Number("created_at") ?? 0);

    internal static string ReadUrl(JsonElement answer) => answer.RequiredText("url");

    internal static ApiAnswer<MediaFile> ReadFile(ApiAnswer<RawAnswer> answer, string mediaId)
    {
        if (answer.Failure is { } failure)
        {
            return failure;
        }

        // Videos answer an address in JSON instead of bytes; a gateway answers a page.
        var file = answer.Value;
        return file.LooksLikePage ? TransportFailures.OfQuestion(TransportFailures.NoJson(file))
            : file.Body.Length == 0 || file.BeginsWith('{') ? TransportFailures.OfQuestion(TransportFailures.Unreadable("文件"))
            : new MediaFile(file.FileName ?? mediaId, file.ContentType, file.Body);
    }

    /// <summary>A film comes as an address, from which it is fetched.</summary>
    internal static async Task<ApiAnswer<ReceivedMedia>> FollowAsync(
        ApiTransport transport, ApiAccount account, ApiAnswer<RawAnswer> answer, Stream file, CancellationToken cancellation)
    {
        if (answer.Failure is null && answer.Value.BeginsWith('{') && answer.Value.Json()?.Text("video_url") is { Length: > 0 } film)
        {
            answer = Uri.TryCreate(film, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
                ? await transport.FetchAsync(account, address, file, cancellation)
                : TransportFailures.OfQuestion(TransportFailures.Unreadable("video_url"));
        }

        return answer.Failure is { } failure ? failure
            : answer.Value.FileBytes > 0 ? new ReceivedMedia(answer.Value.ContentType, answer.Value.FileBytes)
            : answer.Value.LooksLikePage ? TransportFailures.OfQuestion(TransportFailures.NoJson(answer.Value))
            : TransportFailures.OfQuestion(TransportFailures.Unreadable("文件"));
    }
}
