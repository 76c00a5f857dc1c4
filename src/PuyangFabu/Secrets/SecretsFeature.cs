using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace PuyangFabu.Secrets;

/// <summary>Registers the sealing of secrets: Data Protection with its key ring in the database, wrapped by the master key.</summary>
public static class SecretsFeature
{
    /// <summary>Part of every sealed secret; another name would make all of them unreadable.</summary>
    private const string ApplicationName = "puyangfabu";

    public static IServiceCollection AddSecrets(this IServiceCollection services, SecretsOptions options, string dataDirectory)
    {
        services.AddSingleton(options);
        services.AddSingleton(_ => MasterKeyFile.LoadOrCreate(options, dataDirectory));
        services.AddSingleton<DataProtectionKeyStore>();
        services.AddSingleton<MasterKeyEncryptor>();
        services.AddSingleton<SecretSealer>();
        services.AddSingleton<KeyRingInspection>();
        services.AddDataProtection().SetApplicationName(ApplicationName);
        services.AddOptions<KeyManagementOptions>().Configure<DataProtectionKeyStore, MasterKeyEncryptor>(static (keys, store, encryptor) =>
        {
            keys.XmlRepository = store;
            keys.XmlEncryptor = encryptor;
        });
        return services;
    }
}
