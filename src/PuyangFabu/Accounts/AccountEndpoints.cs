using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Accounts;

/// <summary>The accounts over HTTP: secrets can be written, never read.</summary>
public static class AccountEndpoints
{
    public static void MapAccountApi(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("公众号账号").Requires(Permission.ManageAccounts);
        accounts.MapGet("", List).WithName("account.list").WithSummary("全部账号；密钥只显示是否已设置");
        accounts.MapGet("/{slug}", Find).WithName("account.read").WithSummary("一个账号");
        accounts.MapPut("/{slug}", SaveAsync).WithName("account.save").WithSummary("修改或新建账号；没有给出的字段保持不变，立即生效");
        accounts.MapPost("/{slug}/reset-encryption", ResetEncryptionAsync).WithName("account.resetEncryption")
            .WithSummary("重新接受明文消息，直到再收到加密消息；只对 requireEncryption 为 auto 的账号有意义");
    }

    private static Outcome<ItemList<AccountView>> List(AccountRegistry registry, ShownAccounts shown) =>
        new ItemList<AccountView>([.. registry.States.Select(shown.Of)]);

    private static Outcome<AccountView> Find(string slug, AccountRegistry registry, ShownAccounts shown) =>
        registry.States.FirstOrDefault(state => state.Slug.Equals(slug, StringComparison.OrdinalIgnoreCase)) is { } state
            ? shown.Of(state)
            : Refusal.NotFound("个账号");

    private static async Task<Outcome<AccountView>> SaveAsync(
        string slug, AccountInput input, Actor actor, AccountEditing editing, ShownAccounts shown, CancellationToken cancellation)
    {
        var outcome = await editing.SaveAsync(actor, slug, input, cancellation);
        return outcome.IsRefused ? outcome.Refusal : shown.Of(outcome.Value);
    }

    private static async Task<Outcome<AccountView>> ResetEncryptionAsync(
        string slug, Actor actor, EncryptionReset reset, ShownAccounts shown, CancellationToken cancellation)
    {
        var outcome = await reset.RunAsync(actor, slug, cancellation);
        return outcome.IsRefused ? outcome.Refusal : shown.Of(outcome.Value);
    }
}
