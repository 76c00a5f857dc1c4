using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Secrets;

/// <summary>Registers the sealing of secrets: Data Protection with its key ring in the database, wrapped by the master key.</summary>
public static class SecretsFeature
{
    /// <summary>Part of every sealed secret; another name would make all of them unreadable.</summary>
    private const string ApplicationName = "puyangfabu";

    public static IServiceCollection AddSecrets(
        this IServiceCollection services, SecretsOptions options, string dataDirectory, StorageAccess access = StorageAccess.Create)
    {
        services.AddSingleton(options);
        services.AddSingleton(provider => access == StorageAccess.ReadOnly
            ? MasterKeyFile.Load(options, dataDirectory) ?? MasterKey.Create()
            : MasterKeyFile.LoadOrCreate(options, dataDirectory, () => provider.GetRequiredService<SealedValues>().NamesAsync(CancellationToken.None).GetAwaiter().GetResult()));
        services.AddSingleton<SealedValues>();
        services.AddSingleton<DataProtectionKeyStore>();
        services.AddSingleton<MasterKeyEncryptor>();
        services.AddSingleton<SecretSealer>();
        services.AddSingleton(new SlowHash());
        services.AddSingleton<FirstKey>();
        services.AddSingleton<KeyRingInspection>();
        services.AddDataProtection().SetApplicationName(ApplicationName);
        services.AddOptions<KeyManagementOptions>().Configure<DataProtectionKeyStore, MasterKeyEncryptor>((keys, store, encryptor) =>
        {
            keys.AutoGenerateKeys = access != StorageAccess.ReadOnly;
            keys.XmlRepository = store;
            keys.XmlEncryptor = encryptor;
        });
        return services;
    }
    /// <summary>Says of a store that is registered already that its rows hold sealed values.</summary>
    public static IServiceCollection AddSealedRows<T>(this IServiceCollection services)
        where T : class, ISealedRows => services.AddSingleton<ISealedRows>(static provider => provider.GetRequiredService<T>());
}
