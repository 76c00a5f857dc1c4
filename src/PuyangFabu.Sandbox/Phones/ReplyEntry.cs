using PuyangFabu.Sandbox.Replies;

namespace PuyangFabu.Sandbox.Phones;

/// <summary>Turns a judged answer into what the chat shows.</summary>
internal static class ReplyEntry
{
    /// <summary>The words clients show when an account does not answer or answers wrongly.</summary>
    public const string Fault = "该公众号提供的服务出现故障，请稍后再试";

    public static ChatEntry Notice(string text, long deliveryId) =>
        new() { Side = ChatSide.Notice, Kind = "notice", Text = text, DeliveryId = deliveryId };

    public static ChatEntry Of(PassiveReply reply, long deliveryId) => reply.MsgType switch
    {
        "transfer_customer_service" => Notice("消息已转接给客服人员。", deliveryId),
        "transfer_biz_ai_ivr" => Notice("消息已转接给智能回复。", deliveryId),
        _ => new ChatEntry
        {
            Side = ChatSide.Account,
            Kind = reply.MsgType,
            DeliveryId = deliveryId,
            Text = reply.Content,
            Title = reply.Title,
            Description = reply.Description,
            Url = reply.MusicUrl,
            Articles = reply.Articles,
        },
    };
}
