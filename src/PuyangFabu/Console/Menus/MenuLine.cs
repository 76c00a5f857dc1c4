using PuyangFabu.Content.Boards;
using PuyangFabu.Publishing.Menus;
using WeChatMenu = PuyangFabu.Publishing.Menus.Menu;

namespace PuyangFabu.Console.Menus;

/// <summary>One button of a menu as it stands in the form, and as people read it.</summary>
public sealed record MenuLine
{
    public const string Sub = "sub";
    public const string Board = "board";
    public const string Page = "page";

    /// <summary>What the form cannot say otherwise; it stays as it is.</summary>
    public const string Other = "other";

    public const string BoardKey = "board:";

    public string Name { get; init; } = "";

    /// <summary>One of the above; empty for a place without a button.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Slug.</summary>
    public string BoardSlug { get; init; } = "";

    public string Url { get; init; } = "";

    /// <summary>The button as it was, of kind <see cref="Other"/>.</summary>
    public string Kept { get; init; } = "";

    public bool IsEmpty => Kind.Length == 0 && string.IsNullOrWhiteSpace(Name);

    public static MenuLine Of(MenuButton button) => new()
    {
        Name = button.Name ?? "",
        Kind = button.SubButton is { Count: > 0 } ? Sub : MenuWarnings.SlugOf(button) is not null ? Board : button.Type == "view" ? Page : Other,
        BoardSlug = MenuWarnings.SlugOf(button) ?? "",
        Url = button.Url ?? "",
        Kept = button.SubButton is { Count: > 0 } ? "" : MenuJson.Write(new WeChatMenu([button])),
    };

    /// <param name="below">The buttons under it; only those of <see cref="Sub"/> have any.</param>
    public MenuButton Button(IReadOnlyList<MenuButton> below) => Kind switch
    {
        Sub => new MenuButton { Name = Name, SubButton = below.Count > 0 ? below : null },
        Board => new MenuButton { Name = Name, Type = "click", Key = BoardKey + BoardSlug },
        Page => new MenuButton { Name = Name, Type = "view", Url = Url },
        Other when Kept.Length > 0 => MenuJson.Read(Kept).Button[0] with { Name = Name, SubButton = null },
        _ => new MenuButton { Name = Name },
    };

    /// <summary>Where a button leads, in words.</summary>
    public static string TargetOf(MenuButton button, BoardTree boards) =>
        button.SubButton is { Count: > 0 } below ? $"打开 {below.Count} 个子菜单"
        : MenuWarnings.SlugOf(button) is { } slug ? boards.Find(slug) is { } board ? $"栏目“{board.Name}”" : slug.Length == 0 ? "没有选栏目" : "一个已不存在的栏目"
        : button.Type switch
        {
            "view" => button.Url is { } url && url.StartsWith('/') ? $"本站页面 {url}" : $"网页 {button.Url}",
            "miniprogram" => "小程序",
            "media_id" => "微信素材",
            "article_id" or "article_view_limited" => "已发布的文章",
            "scancode_push" or "scancode_waitmsg" => "扫一扫",
            "location_select" => "发送位置",
            "pic_sysphoto" or "pic_photo_or_album" or "pic_weixin" => "发送图片",
            "click" => $"自动回复（按键“{button.Key}”）",
            _ => "没有去处",
        };
}
