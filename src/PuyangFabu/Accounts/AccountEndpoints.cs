using PuyangFabu.Operators;
using PuyangFabu.Outcomes;
using PuyangFabu.Site;

namespace PuyangFabu.Accounts;

/// <summary>The accounts over HTTP: secrets can be written, never read.</summary>
public static class AccountEndpoints
{
    public static void MapAccountsApi(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("公众号账号").Requires(Permission.ManageAccounts);
        accounts.MapGet("", List).WithName("account.list").WithSummary("全部账号；密钥只显示是否已设置");
        accounts.MapGet("/{slug}", Find).WithName("account.read").WithSummary("一个账号");
        accounts.MapPut("/{slug}", SaveAsync).WithName("account.save").WithSummary("修改或新建账号；没有给出的字段保持不变，立即生效");
    }

    private static Outcome<AccountList> List(AccountRegistry registry, WeChatOptions options, PublicUrls urls) =>
        new AccountList([.. registry.States.Select(state => View(state, options, urls))]);

    private static Outcome<AccountView> Find(string slug, AccountRegistry registry, WeChatOptions options, PublicUrls urls) =>
        registry.States.FirstOrDefault(state => state.Slug.Equals(slug, StringComparison.OrdinalIgnoreCase)) is { } state
            ? View(state, options, urls)
            : Refusal.NotFound("个账号");

    private static async Task<Outcome<AccountView>> SaveAsync(
        string slug, AccountInput input, Actor actor, AccountEditing editing, WeChatOptions options, PublicUrls urls, CancellationToken cancellation)
    {
        var outcome = await editing.SaveAsync(actor, slug, input, cancellation);
        return outcome.IsRefused ? outcome.Refusal : View(outcome.Value, options, urls);
    }

    private static AccountView View(AccountState state, WeChatOptions options, PublicUrls urls) => AccountView.Of(
        state, urls.To(state.Slug.Equals(options.DefaultAccount, StringComparison.OrdinalIgnoreCase) ? "/wechat" : $"/wechat/{state.Slug}"));
}
