using System.Collections;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Sandbox;

namespace PuyangFabu.Hosting;

/// <summary>The accounts as they are now, for the sandbox: it signs with whatever secrets the operators wrote last.</summary>
public sealed class SandboxAccountList(Func<AccountRegistry> accounts, PublicUrls urls, string introduction) : IReadOnlyList<SandboxAccount>
{
    // Asked for when first needed: the routes are mapped before anybody knows whether the sealed secrets can be opened.
    private AccountRegistry Registry => field ??= accounts();

    public int Count => Registry.All.Count;

    public SandboxAccount this[int index] => this.ElementAt(index);

    /// <summary>The default account comes first: the phone page opens with it.</summary>
    public IEnumerator<SandboxAccount> GetEnumerator()
    {
        var first = Registry.Default;
        return Registry.All.OrderByDescending(account => account.Slug == first.Slug).Select(Account).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private SandboxAccount Account(WeChatAccount account) => new()
    {
        Slug = account.Slug,
        Name = account.Name,
        OriginalId = account.OriginalId,
        AppId = account.AppId,
        AppSecret = account.Settings.AppSecret,
        Token = account.Settings.Token,
        EncodingAesKey = account.Settings.EncodingAesKey,
        Kind = account.Kind == "service" ? SandboxAccountKind.Service : SandboxAccountKind.Subscription,
        WebhookUrl = () => new Uri(urls.Listening, $"wechat/{account.Slug}"),
        Introduction = introduction,
    };
}
