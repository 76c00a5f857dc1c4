using System.Text;

namespace PuyangFabu.Menus;

/// <summary>
/// What WeChat accepts as a menu (errors 40016 to 40020, 40023 to 40027): 1 to 3 buttons, up to 5 under each. WeChat takes
/// names of 16 and 60 bytes, but shows 4 and 8 Chinese characters; we hold to what is shown.
/// </summary>
public static class MenuRules
{
    public const int MostButtons = 3;
    public const int MostSubButtons = 5;
    public const int LongestKeyBytes = 128;
    public const int LongestUrlBytes = 1024;

    private static readonly NameLimit TopName = new(Bytes: 16, Characters: 4);
    private static readonly NameLimit SubName = new(Bytes: 60, Characters: 8);

    /// <summary>Everything that is wrong, each naming its button, for the editor; empty when the menu is fine.</summary>
    public static IEnumerable<string> Check(Menu menu)
    {
        if (menu.Button.Count is < 1 or > MostButtons)
        {
            yield return $"一级菜单有 {menu.Button.Count} 个，应为 1 至 {MostButtons} 个";
        }

        foreach (var (index, button) in menu.Button.Index())
        {
            foreach (var problem in CheckTop(button))
            {
                yield return $"第 {index + 1} 个菜单{problem}";
            }
        }
    }

    private static IEnumerable<string> CheckTop(MenuButton button)
    {
        var subButtons = button.SubButton ?? [];
        foreach (var problem in NameProblem(button.Name, TopName).Concat(subButtons.Count == 0 ? ActionProblem(button) : []))
        {
            yield return problem;
        }

        if (subButtons.Count > MostSubButtons)
        {
            yield return $"有 {subButtons.Count} 个子菜单，最多 {MostSubButtons} 个";
        }

        if (subButtons.Count > 0 && button.Type is not null)
        {
            yield return "有子菜单，不能再有 type";
        }

        foreach (var (index, sub) in subButtons.Index())
        {
            var nested = sub.SubButton is { Count: > 0 } ? ["下面不能再有子菜单"] : Enumerable.Empty<string>();
            foreach (var problem in NameProblem(sub.Name, SubName).Concat(nested).Concat(ActionProblem(sub)))
            {
                yield return $"的第 {index + 1} 项{problem}";
            }
        }
    }

    private static IEnumerable<string> NameProblem(string? name, NameLimit limit)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            yield return "没有名称";
        }
        else if (Encoding.UTF8.GetByteCount(name) > limit.Bytes || Width(name) > 2 * limit.Characters)
        {
            yield return $"的名称“{name}”太长，最多 {limit.Characters} 个汉字";
        }
    }

    private static IEnumerable<string> ActionProblem(MenuButton button)
    {
        switch (button.Type)
        {
            case "click" or "scancode_push" or "scancode_waitmsg" or "pic_sysphoto" or "pic_photo_or_album" or "pic_weixin" or "location_select":
                return KeyProblem(button.Key);
            case "view":
                return UrlProblem(button.Url);
            case "miniprogram":
                return UrlProblem(button.Url)
                    .Concat(Needed(button.Appid, "appid"))
                    .Concat(Needed(button.Pagepath, "pagepath"));
            case "media_id":
                return Needed(button.MediaId, "media_id");
            case "article_id" or "article_view_limited":
                return Needed(button.ArticleId, "article_id");
            case null or "":
                return ["没有 type，也没有子菜单"];
            default:
                return [$"的 type“{button.Type}”不是微信支持的类型"];
        }
    }

    private static IEnumerable<string> KeyProblem(string? key) =>
        Needed(key, "key").Concat(key is not null && Encoding.UTF8.GetByteCount(key) > LongestKeyBytes ? [$"的 key 太长，最多 {LongestKeyBytes} 字节"] : []);

    private static IEnumerable<string> UrlProblem(string? url)
    {
        if (string.IsNullOrEmpty(url))
        {
            return ["没有 url"];
        }

        var ours = url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal);
        return Encoding.UTF8.GetByteCount(url) > LongestUrlBytes ? [$"的 url 太长，最多 {LongestUrlBytes} 字节"]
            : ours || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") ? []
            : [$"的 url“{url}”不是 http 或 https 网址"];
    }

    private static IEnumerable<string> Needed(string? value, string field) =>
        string.IsNullOrWhiteSpace(value) ? [$"没有 {field}"] : [];

    /// <summary>In half-width columns, as a phone shows it: ASCII takes one, everything else two.</summary>
    private static int Width(string name) => name.EnumerateRunes().Sum(static rune => rune.IsAscii ? 1 : 2);

    private readonly record struct NameLimit(int Bytes, int Characters);
}
