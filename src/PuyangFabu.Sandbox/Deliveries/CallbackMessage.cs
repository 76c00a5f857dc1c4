using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>
/// What a follower did, before it has a sender and a time: one of the platform's message or event types
/// with its own nodes. Names and nodes follow the platform's pages on messages and events.
/// </summary>
/// <param name="MsgType">Lower case, e.g. <c>text</c>; <c>event</c> for events.</param>
/// <param name="Event">The event's name in the platform's spelling, null for a message.</param>
/// <param name="Nodes">The nodes beyond the common envelope, in order.</param>
/// <param name="Label">One line of Chinese for the delivery list.</param>
public sealed record CallbackMessage(string MsgType, string? Event, IReadOnlyList<XElement> Nodes, string Label)
{
    public bool IsEvent => Event is not null;

    /// <summary>What the chat shows nothing for when the account fails: the follower is gone, in the browser, or did nothing.</summary>
    public bool ShowsNoNotice =>
        Event is "unsubscribe" or "VIEW" or "view_miniprogram" or "TEMPLATESENDJOBFINISH" or "subscribe_msg_sent_event" or "subscribe_msg_popup_event";

    public static CallbackMessage Text(string content, string? menuId) => new(
        "text",
        null,
        menuId is null ? [Cdata("Content", content)] : [Cdata("Content", content), Cdata("bizmsgmenuid", menuId)],
        $"文字 {content}");

    public static CallbackMessage Image(string picUrl, string mediaId) =>
        new("image", null, [Cdata("PicUrl", picUrl), Cdata("MediaId", mediaId)], "图片");

    public static CallbackMessage Voice(string mediaId) => new(
        "voice",
        null,
        [Cdata("MediaId", mediaId), Cdata("Format", "amr"), Cdata("MediaId16K", $"{mediaId}_16k")],
        "语音");

    public static CallbackMessage Video(string mediaId, string thumbMediaId) =>
        new("video", null, [Cdata("MediaId", mediaId), Cdata("ThumbMediaId", thumbMediaId)], "视频");

    /// <param name="latitude">Degrees north; the platform calls it <c>Location_X</c>.</param>
    /// <param name="longitude">Degrees east; the platform calls it <c>Location_Y</c>.</param>
    public static CallbackMessage Location(double latitude, double longitude, int scale, string label) => new(
        "location",
        null,
        [Number("Location_X", latitude), Number("Location_Y", longitude), Number("Scale", scale), Cdata("Label", label)],
        $"位置 {label}");

    public static CallbackMessage Link(string title, string description, string url) => new(
        "link",
        null,
        [Cdata("Title", title), Cdata("Description", description), Cdata("Url", url)],
        $"链接 {title}");

    /// <param name="scene">The scene of a QR code with parameters, null when the follower came without one.</param>
    public static CallbackMessage Subscribe(string? scene) => scene is null
        ? Occurred("subscribe", "", [], "关注")
        : Occurred("subscribe", $"qrscene_{scene}", [Cdata("Ticket", Ticket(scene))], $"扫码关注 {scene}");

    public static CallbackMessage Unsubscribe() => Occurred("unsubscribe", "", [], "取消关注");

    /// <summary>A follower scans a QR code with parameters; the key has no prefix then.</summary>
    public static CallbackMessage Scan(string scene) =>
        Occurred("SCAN", scene, [Cdata("Ticket", Ticket(scene))], $"扫码 {scene}");

    public static CallbackMessage Click(string key) => Occurred("CLICK", key, [], $"点菜单 {key}");

    public static CallbackMessage View(string url) => Occurred("VIEW", url, [], $"打开链接 {url}");

    public static CallbackMessage ViewMiniProgram(string path) =>
        Occurred("view_miniprogram", path, [], $"打开小程序 {path}");

    /// <param name="type"><c>scancode_push</c> or <c>scancode_waitmsg</c>.</param>
    public static CallbackMessage ScanCode(string type, string key, string result) => Occurred(
        type,
        key,
        [new XElement("ScanCodeInfo", Cdata("ScanType", "qrcode"), Cdata("ScanResult", result))],
        $"菜单扫码 {result}");

    /// <param name="type"><c>pic_sysphoto</c>, <c>pic_photo_or_album</c> or <c>pic_weixin</c>.</param>
    /// <param name="pictureMd5">MD5 of the picture in lower-case hex.</param>
    public static CallbackMessage PickedPicture(string type, string key, string pictureMd5) => Occurred(
        type,
        key,
        [
            new XElement(
                "SendPicsInfo",
                Number("Count", 1),
                new XElement("PicList", new XElement("item", Cdata("PicMd5Sum", pictureMd5)))),
        ],
        $"菜单发图 {key}");

    public static CallbackMessage PickedLocation(string key, double latitude, double longitude, int scale, string label) =>
        Occurred(
            "location_select",
            key,
            [
                new XElement(
                    "SendLocationInfo",
                    Cdata("Location_X", Digits(latitude)),
                    Cdata("Location_Y", Digits(longitude)),
                    Cdata("Scale", Digits(scale)),
                    Cdata("Label", label),
                    Cdata("Poiname", "")),
            ],
            $"菜单选位置 {label}");

    private static CallbackMessage Occurred(string name, string key, XElement[] more, string label) =>
        new("event", name, [Cdata("Event", name), Cdata("EventKey", key), .. more], label);

    /// <summary>What stands for the QR code of a scene, the same in the call that makes it and in the event of a scan.</summary>
    internal static string Ticket(string scene) => $"gQSANDBOX_{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(scene))}";

    private static XElement Cdata(string name, string value) => new(name, new XCData(XmlCleaning.Clean(value)));

    private static XElement Number(string name, double value) => new(name, Digits(value));

    private static string Digits(double value) => value.ToString(CultureInfo.InvariantCulture);
}
