using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.Sandbox.Phones;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Notices;

/// <summary>Judges a notice, puts it on the phone and tells the account how it went.</summary>
internal sealed class NoticeDelivery(PhoneBook phones, PhoneActions actions, BackgroundWork work, SandboxOptions options)
{
    private const int LongestThing = 20;

    /// <summary>0, or 47003 where a blank is empty or too long.</summary>
    public static int Check(NoticeTemplate template, JsonElement data) => template.Keys.All(key =>
        Value(data, key) is { Length: > 0 } value
        && (!key.StartsWith("thing", StringComparison.Ordinal) || value.EnumerateRunes().Count() <= LongestThing))
            ? 0
            : 47003;

    public static string? Value(JsonElement data, string key) => data.Field(key)?.Text("value");

    /// <summary>Runs under the account's lock; the event follows later.</summary>
    public void Deliver(PlatformCall call, string openId, string text, CallbackMessage result)
    {
        var account = call.Account;
        if (phones.Find(account.Slug, openId) is not null)
        {
            phones.Append(account.Slug, openId, new ChatEntry { Side = ChatSide.Account, Kind = "text", Text = text });
        }

        work.Run(options.Limits.FinishAfter, () => TellAsync(account, openId, result));
    }

    /// <summary>An event about one person to the account's webhook.</summary>
    public Task TellAsync(PlatformAccount account, string openId, CallbackMessage message) => actions.CarryOutAsync(
        account.Identity, openId, new FollowerStep(message), new DeliveryPlan { Mode = account.Settings.CallbackMode }, work.Stopping);

    public static CallbackMessage TemplateResult(long msgId) => new(
        "event",
        "TEMPLATESENDJOBFINISH",
        [Cdata("Event", "TEMPLATESENDJOBFINISH"), Number("MsgID", msgId), Cdata("Status", "success")],
        "模板消息结果 success");

    public static CallbackMessage SubscriptionResult(string template, long msgId) => Listed(
        "subscribe_msg_sent_event",
        "SubscribeMsgSentEvent",
        [Cdata("TemplateId", template), Number("MsgID", msgId), Number("ErrorCode", 0), Cdata("ErrorStatus", "success")],
        "订阅通知结果 success");

    /// <summary>Somebody agreed in the window that asks for it.</summary>
    public static CallbackMessage Agreed(string template) => Listed(
        "subscribe_msg_popup_event",
        "SubscribeMsgPopupEvent",
        [Cdata("TemplateId", template), Cdata("SubscribeStatusString", "accept"), Number("PopupScene", 0)],
        "同意接收订阅通知");

    private static CallbackMessage Listed(string name, string node, XElement[] fields, string label) =>
        new("event", name, [Cdata("Event", name), new XElement(node, new XElement("List", fields))], label);

    private static XElement Cdata(string name, string value) => new(name, new XCData(XmlCleaning.Clean(value)));

    private static XElement Number(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
