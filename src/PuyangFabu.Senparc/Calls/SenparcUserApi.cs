using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Users;
using Senparc.Weixin;
using Senparc.Weixin.MP.AdvancedAPIs.User;
using Followers = Senparc.Weixin.MP.AdvancedAPIs.UserApi;

namespace PuyangFabu.Senparc.Calls;

/// <summary><see cref="IUserApi"/> over Senparc.</summary>
internal sealed class SenparcUserApi(SenparcTransport senparc) : IUserApi
{
    public Task<ApiAnswer<OpenIdPage>> PageAsync(ApiAccount account, string afterOpenId, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, token => Followers.GetAsync(token, afterOpenId), OpenIdPageJson.Read, cancellation);

    public async Task<ApiAnswer<IReadOnlyList<UserInfo>>> InfoAsync(
        ApiAccount account, IReadOnlyList<string> openIds, CancellationToken cancellation) => UserApi.Refuse(openIds) is { } refusal
            ? refusal
            : await senparc.CallAsync(
                account,
                CallTraits.Question,
                token => Followers.BatchGetUserInfoAsync(
                    token, [.. openIds.Select(static openId => new BatchGetUserInfoData { openid = openId, LangEnum = Language.zh_CN })]),
                UserApi.ReadInfos,
                cancellation);

    public async Task<ApiAnswer<ApiDone>> SetRemarkAsync(ApiAccount account, string openId, string remark, CancellationToken cancellation) =>
        UserApi.RefuseRemark(remark) is { } refusal
            ? refusal
            : await senparc.DoAsync(account, CallTraits.Harmless, token => Followers.UpdateRemarkAsync(token, openId, remark), cancellation);
}
