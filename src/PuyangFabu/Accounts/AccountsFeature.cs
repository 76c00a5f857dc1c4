namespace PuyangFabu.Accounts;

/// <summary>Registers the accounts.</summary>
public static class AccountsFeature
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, WeChatOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new AccountRegistry(
            options.Accounts.Select(static pair => new WeChatAccount(pair.Key, pair.Value)), options.DefaultAccount));
        return services;
    }
}
