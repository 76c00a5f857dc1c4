using System.Text.Json;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>Asks WeChat what followers see and compares it with what was approved.</summary>
public sealed class MenuDifferences(MenuAtWeChat weChat, ActiveMenu active, MenuStore menus, MenuPublicationStore publications)
{
    private static readonly Menu Nothing = new([]);

    public async Task<Outcome<MenuDiff>> ReadAsync(WeChatAccount account, CancellationToken cancellation)
    {
        var published = await weChat.PublishedAsync(account, cancellation);
        if (published.IsFailed)
        {
            return WeChatRefusals.Of(published.Failure);
        }

        var shown = await weChat.ShownAsync(account, cancellation);
        return shown.IsFailed && shown.Failure.Kind != ApiFailureKind.Refused
            ? WeChatRefusals.Of(shown.Failure)
            : await CompareAsync(account, published.Value, shown.IsFailed ? null : shown.Value, cancellation);
    }

    /// <param name="published">Made through the API.</param>
    /// <param name="shown">Null when WeChat does not tell.</param>
    private async Task<Outcome<MenuDiff>> CompareAsync(WeChatAccount account, Menu published, ShownMenu? shown, CancellationToken cancellation)
    {
        var approved = MenuJson.Read(await active.JsonAsync(account.Slug, cancellation));
        var last = await publications.CurrentAsync(account.Slug, cancellation);
        // What was made through the API comes back as it was given; the other form names files anew at every call.
        var foreign = shown is { IsOpen: true } && !MenuComparison.HaveSameFace(published, shown.Menu);
        var seen = shown is { IsOpen: false } ? Nothing : foreign ? shown!.Menu : published;
        var differences = new List<string>(MenuComparison.Compare(approved, seen));
        if (shown is { IsOpen: false } && published.Button.Count > 0)
        {
            differences.Insert(0, "自定义菜单在微信公众平台上已停用，粉丝看不到菜单；请在公众平台网页上启用，或重新发布菜单。");
        }
        else if (foreign)
        {
            differences.Insert(0, "粉丝看到的菜单是在微信公众平台网页上设置的，不是从这里发布的。");
        }

        return new MenuDiff
        {
            Account = account.Slug,
            Same = differences.Count == 0,
            ApprovedVersion = (await menus.InUseAsync(account.Slug, cancellation))?.Version ?? 0,
            PublishedVersion = last?.Version,
            PublishedAt = last?.EndedMs is { } ended ? UnixMilliseconds.ToChinaTime(ended) : null,
            PublishedBy = last?.OperatorName,
            Differences = differences,
            Button = seen.Button.Count == 0 ? null : JsonSerializer.Deserialize<JsonElement>(MenuJson.Write(seen)).GetProperty("button"),
        };
    }
}
