using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Media;
using Senparc.Weixin.MP;
using Files = Senparc.Weixin.MP.AdvancedAPIs.MediaApi;

namespace PuyangFabu.Senparc.Calls;

/// <summary><see cref="IMediaApi"/> over Senparc.</summary>
internal sealed class SenparcMediaApi(SenparcTransport senparc) : IMediaApi
{
    public Task<ApiAnswer<TemporaryMedia>> UploadAsync(ApiAccount account, string type, MediaFile file, CancellationToken cancellation) => senparc.CallAsync(
        account,
        CallTraits.HarmlessUpload,
        token => Files.UploadTemporaryMediaAsync(token, Enum.Parse<UploadMediaFileType>(type), FormFile.Of(file)),
        MediaApi.ReadTemporary,
        cancellation);

    // The overload with a stream posts the bare bytes without a form.
    public Task<ApiAnswer<string>> UploadArticleImageAsync(ApiAccount account, MediaFile file, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.HarmlessUpload, token => Files.UploadImgAsync(token, FormFile.Of(file)), MediaApi.ReadUrl, cancellation);

    public async Task<ApiAnswer<MediaFile>> DownloadAsync(ApiAccount account, string mediaId, CancellationToken cancellation) => MediaApi.ReadFile(
        await senparc.ExchangeAsync(account, CallTraits.Download, token => Files.GetAsync(token, mediaId, Stream.Null), cancellation), mediaId);

    public async Task<ApiAnswer<ReceivedMedia>> ReceiveAsync(ApiAccount account, string mediaId, Stream file, CancellationToken cancellation) =>
        await MediaApi.FollowAsync(
            senparc.Own,
            account,
            await senparc.ExchangeAsync(account, CallTraits.Download, token => Files.GetAsync(token, mediaId, Stream.Null), cancellation, file),
            file,
            cancellation);
}
