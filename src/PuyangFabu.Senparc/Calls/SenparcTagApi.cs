using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Tags;
using PuyangFabu.WeChat.Api.Transport;
using PuyangFabu.WeChat.Api.Users;
using Tags = Senparc.Weixin.MP.AdvancedAPIs.UserTagApi;

namespace PuyangFabu.Senparc.Calls;

/// <summary><see cref="ITagApi"/> over Senparc, which knows ids up to 2³¹.</summary>
internal sealed class SenparcTagApi(SenparcTransport senparc) : ITagApi
{
    public Task<ApiAnswer<UserTag>> CreateAsync(ApiAccount account, string name, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Once, token => Tags.CreateAsync(token, name), TagApi.ReadCreated, cancellation);

    public Task<ApiAnswer<UserTagList>> ListAsync(ApiAccount account, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, static token => Tags.GetAsync(token), TagApi.ReadList, cancellation);

    public async Task<ApiAnswer<ApiDone>> RenameAsync(ApiAccount account, long tagId, string name, CancellationToken cancellation) => IdOf(tagId) is { } id
        ? await senparc.DoAsync(account, CallTraits.Harmless, token => Tags.UpdateAsync(token, id, name), cancellation)
        : NoId();

    public async Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, long tagId, CancellationToken cancellation) => IdOf(tagId) is { } id
        ? await senparc.DoAsync(account, CallTraits.Harmless, token => Tags.DeleteAsync(token, id), cancellation)
        : NoId();

    public async Task<ApiAnswer<OpenIdPage>> MembersAsync(ApiAccount account, long tagId, string afterOpenId, CancellationToken cancellation) => IdOf(tagId) is { } id
        ? await senparc.CallAsync(account, CallTraits.Question, token => Tags.GetAsync(token, id, afterOpenId), OpenIdPageJson.Read, cancellation)
        : NoId();

    public Task<ApiAnswer<ApiDone>> TagAsync(ApiAccount account, long tagId, IReadOnlyList<string> openIds, CancellationToken cancellation) => ChangeAsync(
        account, tagId, openIds, (token, id) => Tags.BatchTaggingAsync(token, id, [.. openIds]), cancellation);

    public Task<ApiAnswer<ApiDone>> UntagAsync(ApiAccount account, long tagId, IReadOnlyList<string> openIds, CancellationToken cancellation) => ChangeAsync(
        account, tagId, openIds, (token, id) => Tags.BatchUntaggingAsync(token, id, [.. openIds]), cancellation);

    public Task<ApiAnswer<IReadOnlyList<long>>> OfUserAsync(ApiAccount account, string openId, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, token => Tags.UserTagListAsync(token, openId), TagApi.ReadTagIds, cancellation);

    private async Task<ApiAnswer<ApiDone>> ChangeAsync(
        ApiAccount account, long tagId, IReadOnlyList<string> openIds, Func<string, int, Task> change, CancellationToken cancellation) =>
        TagApi.Refuse(openIds) is { } refusal ? refusal
        : IdOf(tagId) is { } id ? await senparc.DoAsync(account, CallTraits.Harmless, token => change(token, id), cancellation)
        : NoId();

    private static int? IdOf(long tagId) => tagId is >= 0 and <= int.MaxValue ? (int)tagId : null;

    private static ApiFailure NoId() => TransportFailures.Input("标签的编号超出了 Senparc 能写的范围，没有发出。", "核对标签；微信从没有发过这样大的编号。");
}
