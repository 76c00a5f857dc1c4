using PuyangFabu.Accounts;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Menus;

namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>The menu of an account as WeChat has it.</summary>
public sealed class MenuAtWeChat(IMenuApi api)
{
    private const int NoMenu = 46003;

    /// <param name="content">In WeChat's form, with absolute links.</param>
    public Task<ApiAnswer<ApiDone>> CreateAsync(WeChatAccount account, string content, CancellationToken cancellation) =>
        api.CreateAsync(account.Api, content, cancellation);

    /// <summary>What was made through the API; no buttons when nothing was.</summary>
    public async Task<ApiAnswer<Menu>> PublishedAsync(WeChatAccount account, CancellationToken cancellation)
    {
        var answer = await api.GetAsync(account.Api, cancellation);
        return !answer.IsFailed ? WeChatMenuJson.Read(answer.Value.DefaultJson)
            : answer.Failure.Code == NoMenu ? new Menu([])
            : answer.Failure;
    }

    /// <summary>What followers see, made through the API or not.</summary>
    public async Task<ApiAnswer<ShownMenu>> ShownAsync(WeChatAccount account, CancellationToken cancellation)
    {
        var answer = await api.SelfMenuAsync(account.Api, cancellation);
        return answer.IsFailed
            ? answer.Failure
            : new ShownMenu(answer.Value.IsOpen, answer.Value.Json is { } json ? WeChatMenuJson.Read(json) : new Menu([]));
    }
}

/// <summary>The menu that followers see, wherever it was made.</summary>
/// <param name="IsOpen">False when the menu is switched off at WeChat.</param>
public sealed record ShownMenu(bool IsOpen, Menu Menu);
