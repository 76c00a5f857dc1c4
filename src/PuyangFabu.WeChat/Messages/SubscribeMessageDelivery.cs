using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>Whether one subscribed notice arrived.</summary>
/// <param name="MsgId">Id of the notice; null when missing.</param>
/// <param name="ErrorCode">0 sent, else WeChat's error number; null when missing.</param>
/// <param name="ErrorStatus">WeChat's word for it.</param>
public sealed record SubscribeMessageDelivery(string TemplateId, long? MsgId, int? ErrorCode, string ErrorStatus)
{
    /// <summary><c>List</c> repeats, once per template.</summary>
    internal static IReadOnlyList<SubscribeMessageDelivery> ReadAll(XmlNodeView node)
    {
        var deliveries = new List<SubscribeMessageDelivery>();
        foreach (var item in node.Children("List"u8))
        {
            deliveries.Add(new SubscribeMessageDelivery(
                item.Text("TemplateId"u8),
                item.Int64("MsgID"u8),
                item.Int32("ErrorCode"u8),
                item.Text("ErrorStatus"u8)));
        }

        return deliveries;
    }
}
