using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Materials;
using PuyangFabu.WeChat.Api.Media;
using Senparc.Weixin.MP;
using Files = Senparc.Weixin.MP.AdvancedAPIs.MediaApi;

namespace PuyangFabu.Senparc.Calls;

/// <summary><see cref="IMaterialApi"/> over Senparc.</summary>
internal sealed class SenparcMaterialApi(SenparcTransport senparc) : IMaterialApi
{
    public Task<ApiAnswer<StoredMaterial>> AddAsync(ApiAccount account, string type, MediaFile file, CancellationToken cancellation) => senparc.CallAsync(
        account,
        CallTraits.Upload,
        token => Files.UploadForeverMediaAsync(token, FormFile.Of(file), Enum.Parse<UploadForeverMediaType>(type)),
        MaterialApi.ReadAdded,
        cancellation);

    public Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, string mediaId, CancellationToken cancellation) => senparc.DoAsync(
        account, CallTraits.Harmless, token => Files.DeleteForeverMediaAsync(token, mediaId), cancellation);

    public Task<ApiAnswer<MaterialCounts>> CountAsync(ApiAccount account, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, Files.GetMediaCountAsync, MaterialApi.ReadCounts, cancellation);

    public Task<ApiAnswer<MaterialPage>> ListAsync(
        ApiAccount account, string type, int offset, int count, CancellationToken cancellation) => senparc.CallAsync(
            account,
            CallTraits.Question,
            token => Files.GetOthersMediaListAsync(token, Enum.Parse<UploadMediaFileType>(type), offset, count),
            MaterialApi.ReadPage,
            cancellation);

    public Task<ApiAnswer<DraftPage>> ListNewsAsync(ApiAccount account, int offset, int count, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, token => Files.GetNewsMediaListAsync(token, offset, count), DraftApi.ReadPage, cancellation);
}
