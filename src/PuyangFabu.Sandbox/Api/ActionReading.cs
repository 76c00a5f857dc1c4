using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.Sandbox.Phones;

namespace PuyangFabu.Sandbox.Api;

/// <summary>Reads a request into the messages it sends, or says field by field what is wrong with it.</summary>
internal sealed class ActionReading(ActionRequest request, SandboxAccount account, PictureShelf shelf, SentFileShelf files)
{
    /// <summary>Zoom level the phone's map has.</summary>
    private const int MapScale = 16;

    private readonly Dictionary<string, string[]> errors = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string[]> Errors => errors;

    /// <summary>In order; empty when there are <see cref="Errors"/>.</summary>
    public IReadOnlyList<FollowerStep> Steps()
    {
        FollowerStep[] steps = request.Type switch
        {
            "follow" => [new(CallbackMessage.Subscribe(Optional(request.Scene, "scene", 64)))],
            "unfollow" => [new(CallbackMessage.Unsubscribe())],
            "scan" => [new(CallbackMessage.Scan(Required(request.Scene, "scene", 64)))],
            "text" => [Text()],
            "image" => [Image()],
            "voice" => [Voice()],
            "video" => [Video()],
            "location" => [Location()],
            "link" => [Link()],
            "click" => [new(CallbackMessage.Click(Key()))],
            "view" => [new(CallbackMessage.View(Required(request.Url, "url", 1024)))],
            "miniprogram" => [new(CallbackMessage.ViewMiniProgram(Required(request.PagePath, "pagePath", 1024)))],
            "scancode_push" or "scancode_waitmsg" =>
                [new(CallbackMessage.ScanCode(request.Type, Key(), Required(request.Result, "result", 1024)))],
            "pic_sysphoto" or "pic_photo_or_album" or "pic_weixin" =>
                [new(CallbackMessage.PickedPicture(request.Type, Key(), Picture()?.Md5 ?? "")), Image()],
            "location_select" => [PickedLocation(), Location()],
            _ => Unknown(),
        };
        foreach (var (field, texts) in request.Plan?.Errors() ?? new Dictionary<string, string[]>())
        {
            errors[field] = texts;
        }

        return errors.Count == 0 ? steps : [];
    }

    private FollowerStep Text()
    {
        var text = Required(request.Text, "text", 4000);
        return new(
            CallbackMessage.Text(text, Optional(request.MenuId, "menuId", 128)),
            new ChatEntry { Side = ChatSide.Me, Kind = "text", Text = text });
    }

    private FollowerStep Image()
    {
        var picture = Picture();
        var path = $"/sandbox/media/{picture?.MediaId}";
        return new(
            CallbackMessage.Image(new Uri(account.WebhookUrl(), path).AbsoluteUri, picture?.MediaId ?? ""),
            new ChatEntry { Side = ChatSide.Me, Kind = "image", PicUrl = path });
    }

    private FollowerStep Voice()
    {
        var seconds = Seconds();
        return new(CallbackMessage.Voice(files.AddVoice(seconds)), new ChatEntry { Side = ChatSide.Me, Kind = "voice", Seconds = seconds });
    }

    private FollowerStep Video()
    {
        var seconds = Seconds();
        return new(
            CallbackMessage.Video(files.AddFilm(seconds), files.AddCover()),
            new ChatEntry { Side = ChatSide.Me, Kind = "video", Seconds = seconds });
    }

    private FollowerStep Location()
    {
        var (latitude, longitude, label) = Place();
        return new(
            CallbackMessage.Location(latitude, longitude, MapScale, label),
            new ChatEntry { Side = ChatSide.Me, Kind = "location", Title = label, Description = $"{latitude}, {longitude}" });
    }

    private FollowerStep PickedLocation()
    {
        var (latitude, longitude, label) = Place();
        return new(CallbackMessage.PickedLocation(Key(), latitude, longitude, MapScale, label));
    }

    private FollowerStep Link()
    {
        var title = Required(request.Title, "title", 200);
        var description = request.Description ?? "";
        var url = Required(request.Url, "url", 1024);
        return new(
            CallbackMessage.Link(title, description, url),
            new ChatEntry { Side = ChatSide.Me, Kind = "link", Title = title, Description = description, Url = url });
    }

    private (double Latitude, double Longitude, string Label) Place()
    {
        return (
            Within(request.Latitude, "latitude", 90),
            Within(request.Longitude, "longitude", 180),
            Required(request.Label, "label", 200));
    }

    private double Within(double? degrees, string field, double most)
    {
        if (degrees is { } value && Math.Abs(value) <= most)
        {
            return value;
        }

        errors[field] = [$"应为 -{most} 到 {most} 之间的度数。"];
        return 0;
    }

    private int Seconds()
    {
        if (request.Seconds is { } seconds and >= 1 and <= 60)
        {
            return seconds;
        }

        errors["seconds"] = ["应在 1 到 60 秒之间。"];
        return 1;
    }

    private Picture? Picture()
    {
        var picture = request.MediaId is { } id ? shelf.Find(id) : null;
        if (picture is null)
        {
            errors["mediaId"] = ["没有这张图片，或它已被新的图片挤掉。"];
        }

        return picture;
    }

    private string Key() => Required(request.Key, "key", 128);

    private string Required(string? value, string field, int most)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            errors[field] = ["不能为空。"];
            return "";
        }

        return Optional(value, field, most) ?? "";
    }

    private string? Optional(string? value, string field, int most)
    {
        if (value?.Length > most)
        {
            errors[field] = [$"不能超过 {most} 个字符。"];
        }

        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    private FollowerStep[] Unknown()
    {
        errors["type"] = ["不认识的动作。"];
        return [];
    }
}
