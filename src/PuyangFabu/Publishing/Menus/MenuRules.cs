using System.Text;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Publishing.Menus;

/// <summary>
/// What WeChat accepts as a menu (errors 40016 to 40020, 40023 to 40027): 1 to 3 buttons, up to 5 under each. That a phone
/// shows less of a name than WeChat takes is no error, see <see cref="MenuWarnings"/>.
/// </summary>
public static class MenuRules
{
    public const int MostButtons = 3;
    public const int MostSubButtons = 5;
    public const int LongestKeyBytes = 128;
    public const int LongestUrlBytes = 1024;

    /// <summary>Everything that is wrong, each at its place in the menu and naming its button, for the editor; empty when the menu is fine.</summary>
    public static IEnumerable<FieldProblem> Check(Menu menu)
    {
        if (menu.Button.Count is < 1 or > MostButtons)
        {
            yield return new("button", $"一级菜单有 {menu.Button.Count} 个，应为 1 至 {MostButtons} 个");
        }

        foreach (var (index, button) in menu.Button.Index())
        {
            foreach (var (place, problem) in CheckTop(button))
            {
                yield return new($"button[{index}]{place}", $"第 {index + 1} 个菜单{problem}");
            }
        }
    }

    private static IEnumerable<FieldProblem> CheckTop(MenuButton button)
    {
        var subButtons = button.SubButton ?? [];
        foreach (var problem in NameProblem(button.Name, MenuNameLimit.Top).Concat(CharacterProblem(button)).Concat(subButtons.Count == 0 ? ActionProblem(button) : []))
        {
            yield return problem;
        }

        if (subButtons.Count > MostSubButtons)
        {
            yield return new(".sub_button", $"有 {subButtons.Count} 个子菜单，最多 {MostSubButtons} 个");
        }

        if (subButtons.Count > 0 && button.Type is not null)
        {
            yield return new(".type", "有子菜单，点它不能再做别的");
        }

        foreach (var (index, sub) in subButtons.Index())
        {
            var nested = sub.SubButton is { Count: > 0 } ? [new(".sub_button", "下面不能再有子菜单")] : Enumerable.Empty<FieldProblem>();
            foreach (var (place, problem) in NameProblem(sub.Name, MenuNameLimit.Sub).Concat(CharacterProblem(sub)).Concat(nested).Concat(ActionProblem(sub)))
            {
                yield return new($".sub_button[{index}]{place}", $"的第 {index + 1} 项{problem}");
            }
        }
    }

    private static IEnumerable<FieldProblem> NameProblem(string? name, MenuNameLimit limit)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            yield return new(".name", "没有名称");
        }
        else if (!limit.Takes(name))
        {
            yield return new(".name", $"的名称“{name}”有 {Encoding.UTF8.GetByteCount(name)} 字节，微信最多 {limit.Bytes} 字节（约 {limit.Bytes / 3} 个汉字）");
        }
    }

    // The place of the character in the value: whoever pasted it does not see it.
    private static IEnumerable<FieldProblem> CharacterProblem(MenuButton button) =>
        from field in Values(button)
        let index = InvisibleCharacters.FirstIn(field.Value ?? "")
        where index >= 0
        select new FieldProblem(field.Place, $"的{field.Name}里第 {index + 1} 个字符是看不见的控制字符（U+{(int)field.Value![index]:X4}），请删去后重输");

    private static (string Place, string Name, string? Value)[] Values(MenuButton button) =>
    [
        (".name", "名称", button.Name), (".type", " type", button.Type), (".key", " key", button.Key), (".url", "网址", button.Url),
        (".appid", " appid", button.Appid), (".pagepath", " pagepath", button.Pagepath), (".media_id", " media_id", button.MediaId),
        (".article_id", " article_id", button.ArticleId),
    ];

    private static IEnumerable<FieldProblem> ActionProblem(MenuButton button)
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
                return [new(".type", "没有写点了做什么，也没有子菜单")];
            default:
                return [new(".type", $"的动作“{button.Type}”微信不支持")];
        }
    }

    private static IEnumerable<FieldProblem> KeyProblem(string? key) => Needed(key, "key").Concat(
        key is not null && Encoding.UTF8.GetByteCount(key) > LongestKeyBytes ? [new(".key", $"的 key 太长，最多 {LongestKeyBytes} 字节")] : []);

    private static FieldProblem[] UrlProblem(string? url)
    {
        if (string.IsNullOrEmpty(url))
        {
            return [new(".url", "没有网址")];
        }

        var ours = url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal);
        return Encoding.UTF8.GetByteCount(url) > LongestUrlBytes ? [new(".url", $"的网址太长，最多 {LongestUrlBytes} 字节")]
            : ours || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") ? []
            : [new(".url", $"的网址“{url}”不是 http 或 https 网址，也不是本站页面")];
    }

    private static FieldProblem[] Needed(string? value, string field) =>
        string.IsNullOrWhiteSpace(value) ? [new($".{field}", $"没有 {field}")] : [];
}
