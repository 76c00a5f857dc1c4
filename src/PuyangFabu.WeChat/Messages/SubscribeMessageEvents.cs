using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A follower answered the question whether to receive notices (<c>subscribe_msg_popup_event</c>).</summary>
public sealed record SubscribeMessagePopupEvent : EventMessage
{
    public SubscribeMessagePopupEvent()
    {
    }

    [SetsRequiredMembers]
    internal SubscribeMessagePopupEvent(XmlNodeView root)
        : base(root, EventNames.SubscribeMessagePopup)
    {
        Items = SubscribeMessageChoice.ReadAll(root.Child("SubscribeMsgPopupEvent"u8));
    }

    /// <summary>One entry per template.</summary>
    public IReadOnlyList<SubscribeMessageChoice> Items { get; init; } = [];
}

/// <summary>A follower switched notices off in the settings (<c>subscribe_msg_change_event</c>).</summary>
public sealed record SubscribeMessageChangeEvent : EventMessage
{
    public SubscribeMessageChangeEvent()
    {
    }

    [SetsRequiredMembers]
    internal SubscribeMessageChangeEvent(XmlNodeView root)
        : base(root, EventNames.SubscribeMessageChange)
    {
        Items = SubscribeMessageChoice.ReadAll(root.Child("SubscribeMsgChangeEvent"u8));
    }

    /// <summary>One entry per template.</summary>
    public IReadOnlyList<SubscribeMessageChoice> Items { get; init; } = [];
}

/// <summary>Subscribed notices were delivered or not (<c>subscribe_msg_sent_event</c>).</summary>
public sealed record SubscribeMessageSentEvent : EventMessage
{
    public SubscribeMessageSentEvent()
    {
    }

    [SetsRequiredMembers]
    internal SubscribeMessageSentEvent(XmlNodeView root)
        : base(root, EventNames.SubscribeMessageSent)
    {
        Items = SubscribeMessageDelivery.ReadAll(root.Child("SubscribeMsgSentEvent"u8));
    }

    /// <summary>One entry per template.</summary>
    public IReadOnlyList<SubscribeMessageDelivery> Items { get; init; } = [];
}

/// <summary>What a follower decided about the notices of one template.</summary>
/// <param name="Status"><c>accept</c> or <c>reject</c>.</param>
/// <param name="PopupScene">Where the question was asked; null for a change in the settings.</param>
public sealed record SubscribeMessageChoice(string TemplateId, string Status, string? PopupScene = null)
{
    /// <summary><c>List</c> repeats, once per template.</summary>
    internal static IReadOnlyList<SubscribeMessageChoice> ReadAll(XmlNodeView node)
    {
        var choices = new List<SubscribeMessageChoice>();
        foreach (var item in node.Children("List"u8))
        {
            choices.Add(new SubscribeMessageChoice(
                item.Text("TemplateId"u8),
                item.Text("SubscribeStatusString"u8),
                item.OptionalText("PopupScene"u8)));
        }

        return choices;
    }
}

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
