using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Accounts;

/// <summary>Shows accounts to operators.</summary>
public sealed class ShownAccounts(WeChatOptions options, EncryptionStates encryption, PublicUrls urls)
{
    public AccountView Of(AccountState state) => AccountView.Of(
        state,
        encryption.Show(state),
        urls.To(state.Slug.Equals(options.DefaultAccount, StringComparison.OrdinalIgnoreCase) ? "/wechat" : $"/wechat/{state.Slug}"));
}
