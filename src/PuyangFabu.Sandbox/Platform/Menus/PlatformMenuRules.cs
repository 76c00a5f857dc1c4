using System.Text.Json;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Menus;

/// <summary>The platform's limits for buttons; sub buttons answer with codes of their own.</summary>
internal sealed class PlatformMenuRules(PlatformAccount account)
{
    private const int MostTop = 3, MostSub = 5, LongestTopName = 16, LongestSubName = 60, LongestKey = 128, LongestUrl = 1024;

    /// <summary>0, or the code that refuses the buttons.</summary>
    public int Check(IReadOnlyList<JsonElement> buttons) =>
        buttons.Count is 0 or > MostTop ? 40016 : buttons.Select(CheckTop).FirstOrDefault(static code => code != 0);

    private int CheckTop(JsonElement button)
    {
        var subs = button.Items("sub_button");
        if (CheckName(button, LongestTopName, 40018) is var code and not 0)
        {
            return code;
        }

        if (subs.Count == 0)
        {
            return CheckLeaf(button, Codes.Top);
        }

        // A button opens a sub menu or does something, not both.
        return button.Text("type") is not null ? 40017
            : subs.Count > MostSub ? 40023
            : subs.Select(CheckSub).FirstOrDefault(static one => one != 0);
    }

    private int CheckSub(JsonElement button) =>
        button.Items("sub_button").Count > 0 ? 40023
            : CheckName(button, LongestSubName, 40025) is var code and not 0 ? code
            : CheckLeaf(button, Codes.Sub);

    private static int CheckName(JsonElement button, int longest, int code) =>
        string.IsNullOrEmpty(button.Text("name")) || JsonReading.Bytes(button.Text("name")) > longest ? code : 0;

    private int CheckLeaf(JsonElement button, Codes codes) => button.Text("type") switch
    {
        "click" or "scancode_push" or "scancode_waitmsg" or "pic_sysphoto" or "pic_photo_or_album" or "pic_weixin" or "location_select" =>
            string.IsNullOrEmpty(button.Text("key")) || JsonReading.Bytes(button.Text("key")) > LongestKey ? codes.Key : 0,
        "view" => CheckUrl(button.Text("url"), codes),
        "miniprogram" => string.IsNullOrEmpty(button.Text("appid")) || string.IsNullOrEmpty(button.Text("pagepath"))
            ? 40035
            : CheckUrl(button.Text("url"), codes),
        "media_id" or "view_limited" => account.Materials.Permanent(button.Text("media_id")) is null ? 40007 : 0,
        "article_id" or "article_view_limited" => account.Publications.ByArticle(button.Text("article_id")) is null ? 53600 : 0,
        _ => codes.Type,
    };

    private static int CheckUrl(string? url, Codes codes) =>
        string.IsNullOrEmpty(url) || JsonReading.Bytes(url) > LongestUrl ? codes.Url
            : Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? 0
            : codes.Domain;

    private sealed record Codes(int Type, int Key, int Url, int Domain)
    {
        public static Codes Top { get; } = new(40017, 40019, 40020, 40055);

        public static Codes Sub { get; } = new(40024, 40026, 40027, 40054);
    }
}
