using System.Globalization;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Mass;
using Senparc.Weixin.MP;
using Senparc.Weixin.MP.AdvancedAPIs;

namespace PuyangFabu.Senparc.Calls;

/// <summary><see cref="IMassSendApi"/> over Senparc.</summary>
internal sealed class SenparcMassSendApi(SenparcTransport senparc) : IMassSendApi
{
    private const string Root = "cgi-bin/message/mass/";

    public async Task<ApiAnswer<MassSendReceipt>> SendAsync(
        ApiAccount account, MassAudience audience, MassContent content, string clientMsgId, CancellationToken cancellation) =>
        MassSendApi.Refuse(audience, content, clientMsgId) is { } refusal
            ? refusal
            : await senparc.CallAsync(
                account, CallTraits.Once, token => SendAsync(token, audience, content, clientMsgId), MassSendApi.ReadReceipt, cancellation);

    public async Task<ApiAnswer<ApiDone>> PreviewAsync(
        ApiAccount account, string? openId, string? wxName, MassContent content, CancellationToken cancellation)
    {
        if (MassSendApi.RefusePreview(openId, wxName, content) is { } refusal)
        {
            return refusal;
        }

        var (type, value) = Branch(content);
        return await senparc.DoAsync(
            account,
            CallTraits.Once,
            token => GroupMessageApi.SendGroupMessagePreviewAsync(
                token, type, value, string.IsNullOrEmpty(openId) ? null : openId, string.IsNullOrEmpty(wxName) ? null : wxName),
            cancellation);
    }

    public Task<ApiAnswer<MassSendProgress>> ProgressAsync(ApiAccount account, string msgId, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, token => GroupMessageApi.GetGroupMessageResultAsync(token, msgId), MassSendApi.ReadProgress, cancellation);

    public Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, string msgId, int articleIndex, CancellationToken cancellation) => senparc.DoAsync(
        account, CallTraits.Harmless, token => GroupMessageApi.DeleteSendMessageAsync(token, msgId, articleIndex), cancellation);

    // GetSendSpeed and SetSendSpeed of this version leave {0} in the place of the token.
    public Task<ApiAnswer<int>> SpeedAsync(ApiAccount account, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, static token => GenericCall.PostAsync(token, Root + "speed/get", []), MassSendApi.ReadSpeed, cancellation);

    public async Task<ApiAnswer<ApiDone>> SetSpeedAsync(ApiAccount account, int speed, CancellationToken cancellation) =>
        MassSendApi.RefuseSpeed(speed) is { } refusal
            ? refusal
            : await senparc.DoAsync(
                account, CallTraits.Harmless, token => GenericCall.PostAsync(token, Root + "speed/set", new() { ["speed"] = speed }), cancellation);

    private static Task SendAsync(string token, MassAudience audience, MassContent content, string clientMsgId)
    {
        if (content is MassImages)
        {
            // The typed calls know a single picture.
            return GenericCall.PostAsync(token, Root + (audience.OpenIds.Count > 0 ? "send" : "sendall"), MassBody.Send(audience, content, clientMsgId));
        }

        var (type, value) = Branch(content);
        if (audience.OpenIds.Count > 0)
        {
            // This call says nothing about reprints, for which WeChat then stops, as it does by default.
            return content is MassNews { SendIgnoreReprint: true }
                ? GenericCall.PostAsync(token, Root + "send", MassBody.Send(audience, content, clientMsgId))
                : GroupMessageApi.SendGroupMessageByOpenIdAsync(token, type, value, clientMsgId, openIds: [.. audience.OpenIds]);
        }

        // In this version sendIgnoreReprint: true sends 0, and false sends 1.
        return GroupMessageApi.SendGroupMessageByTagIdAsync(
            token,
            audience.ToAll ? null : audience.TagId?.ToString(CultureInfo.InvariantCulture),
            value,
            type,
            isToAll: audience.ToAll,
            sendIgnoreReprint: content is not MassNews { SendIgnoreReprint: true },
            clientmsgid: clientMsgId);
    }

    private static (GroupMessageType Type, string Value) Branch(MassContent content) => content switch
    {
        MassNews news => (GroupMessageType.mpnews, news.MediaId),
        MassText text => (GroupMessageType.text, text.Content),
        MassImages images => (GroupMessageType.image, images.MediaIds[0]),
        _ => throw new ArgumentOutOfRangeException(nameof(content), content.GetType().Name, "Content of a kind that this class does not write."),
    };
}
