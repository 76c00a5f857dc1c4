using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Accounts;

/// <summary>Registers the accounts.</summary>
public static class AccountsFeature
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, WeChatOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<AccountSettingsStore>();
        services.AddSealedRows<AccountSettingsStore>();
        services.AddSingleton<AccountSecrets>();
        services.AddSingleton<AccountRegistry>();
        services.AddSingleton<IContentChangeListener>(static provider => provider.GetRequiredService<AccountRegistry>());
        services.AddSingleton<AccountEditing>();
        services.AddSingleton<EncryptionStates>();
        services.AddSingleton<IContentChangeListener>(static provider => provider.GetRequiredService<EncryptionStates>());
        services.AddSingleton<EncryptionReset>();
        services.AddSingleton<ShownAccounts>();
        return services;
    }
}
