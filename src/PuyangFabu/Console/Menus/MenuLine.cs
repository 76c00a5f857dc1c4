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

    /// <summary>A page for readers, chosen by its name.</summary>
    public const string Site = "site";

    public const string Article = "article";

    /// <summary>A mini-program, with the page of it.</summary>
    public const string Program = "program";

    /// <summary>Answers as if the follower had sent a word.</summary>
    public const string Word = "word";

    /// <summary>What the form cannot say otherwise; it stays as it is.</summary>
    public const string Other = "other";

    public const string BoardKey = "board:";

    public string Name { get; init; } = "";

    /// <summary>One of the above; empty for a place without a button.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Slug.</summary>
    public string BoardSlug { get; init; } = "";

    /// <summary>Of a page, a page for readers or an article; of a mini-program what old phones open in its place.</summary>
    public string Url { get; init; } = "";

    /// <summary>Of a mini-program.</summary>
    public string AppId { get; init; } = "";

    /// <summary>Path of a page in the mini-program.</summary>
    public string PagePath { get; init; } = "";

    /// <summary>What the follower would have sent.</summary>
    public string Key { get; init; } = "";

    /// <summary>Null unless it leads to one.</summary>
    public long? ArticleId => Kind == Article ? SitePages.ArticleOf(Url) : null;

    /// <summary>The button as it was, of kind <see cref="Other"/>.</summary>
    public string Kept { get; init; } = "";

    public bool IsEmpty => Kind.Length == 0 && string.IsNullOrWhiteSpace(Name);

    public static MenuLine Of(MenuButton button) => new()
    {
        Name = button.Name ?? "",
        Kind = button.SubButton is { Count: > 0 } ? Sub : MenuWarnings.SlugOf(button) is not null ? Board : button.Type switch
        {
            "view" => KindOf(button.Url ?? ""),
            "miniprogram" => Program,
            "click" => Word,
            _ => Other,
        },
        BoardSlug = MenuWarnings.SlugOf(button) ?? "",
        Url = button.Url ?? "",
        AppId = button.Appid ?? "",
        PagePath = button.Pagepath ?? "",
        Key = MenuWarnings.SlugOf(button) is null ? button.Key ?? "" : "",
        Kept = button.SubButton is { Count: > 0 } ? "" : MenuJson.Write(new WeChatMenu([button])),
    };

    /// <param name="below">The buttons under it; only those of <see cref="Sub"/> have any.</param>
    public MenuButton Button(IReadOnlyList<MenuButton> below) => Kind switch
    {
        Sub => new MenuButton { Name = Name, SubButton = below.Count > 0 ? below : null },
        Board => new MenuButton { Name = Name, Type = "click", Key = BoardKey + BoardSlug },
        Page or Site or Article => new MenuButton { Name = Name, Type = "view", Url = Url },
        Program => new MenuButton { Name = Name, Type = "miniprogram", Url = Url, Appid = AppId, Pagepath = PagePath },
        Word => new MenuButton { Name = Name, Type = "click", Key = Key },
        Other when Kept.Length > 0 => MenuJson.Read(Kept).Button[0] with { Name = Name, SubButton = null },
        _ => new MenuButton { Name = Name },
    };

    private static string KindOf(string url) => SitePages.ArticleOf(url) is not null ? Article : SitePages.NameOf(url) is not null ? Site : Page;

    /// <summary>Where a button leads, in words.</summary>
    /// <param name="titles">As <see cref="MenuTitles"/> reads them; an article that is not among them is named by its number, a topic as its address names it.</param>
    public static string TargetOf(MenuButton button, BoardTree boards, IReadOnlyDictionary<string, string>? titles = null) =>
        button.SubButton is { Count: > 0 } below ? $"打开 {below.Count} 个子菜单"
        : MenuWarnings.SlugOf(button) is { } slug ? boards.Find(slug) is { } board ? $"栏目“{board.Name}”" : slug.Length == 0 ? "没有选栏目" : "一个已不存在的栏目"
        : button.Type switch
        {
            "view" => PageOf(button.Url ?? "", titles),
            "miniprogram" => "小程序",
            "media_id" => "微信素材",
            "article_id" or "article_view_limited" => "已发布的文章",
            "scancode_push" or "scancode_waitmsg" => "扫一扫",
            "location_select" => "发送位置",
            "pic_sysphoto" or "pic_photo_or_album" or "pic_weixin" => "发送图片",
            "click" => $"自动回复：相当于粉丝发“{button.Key}”",
            _ => "没有去处",
        };

    private static string PageOf(string url, IReadOnlyDictionary<string, string>? titles) =>
        SitePages.ArticleOf(url) is { } article ? titles?.TryGetValue(url, out var title) == true ? $"稿件“{title}”" : $"编号 {article} 的稿件"
        : SitePages.NameOf(url, titles?.GetValueOrDefault(url)) is { } name ? $"本站的“{name}”"
        : url.StartsWith('/') ? $"本站页面 {url}" : $"网页 {url}";
}
