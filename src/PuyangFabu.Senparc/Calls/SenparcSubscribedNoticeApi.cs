using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Notices;
using Senparc.Weixin.Entities.TemplateMessage;
using Senparc.Weixin.MP.AdvancedAPIs.NewTmpl;

namespace PuyangFabu.Senparc.Calls;

/// <summary><see cref="ISubscribedNoticeApi"/> over Senparc.</summary>
internal sealed class SenparcSubscribedNoticeApi(SenparcTransport senparc) : ISubscribedNoticeApi
{
    public Task<ApiAnswer<ApiDone>> SendAsync(ApiAccount account, string openId, SubscribedNotice notice, CancellationToken cancellation) => senparc.DoAsync(
        account,
        CallTraits.Once,
        token => NewTmplApi.BizSendAsync(token, openId, notice.TemplateId, DataOf(notice), notice.Page.Length > 0 ? notice.Page : null),
        cancellation);

    private static TemplateMessageData DataOf(SubscribedNotice notice) =>
        new(notice.Data.ToDictionary(static field => field.Key, static field => new TemplateMessageDataValue(field.Value)));
}
