using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Foundation.Secrets;

/// <summary>What seals secrets, as one node has it: its own data directory, a database it may share.</summary>
internal sealed class SealingNode : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly ServiceProvider services;

    public SealingNode(TestDatabase database, string masterKey = "")
    {
        services = new ServiceCollection()
            .AddSingleton(database.Database)
            .AddSingleton<DatabaseInspection>()
            .AddSingleton<DatabasePlace>()
            .AddSingleton<TimeProvider>(database.Clock)
            .AddLogging(logging => logging.AddProvider(Log))
            .AddSecrets(new SecretsOptions { MasterKey = masterKey }, folder.Path)
            .BuildServiceProvider();
    }

    public KeptLog Log { get; } = new();

    public SecretSealer Sealer => services.GetRequiredService<SecretSealer>();

    public FirstKey First => services.GetRequiredService<FirstKey>();

    public MasterKey Master => services.GetRequiredService<MasterKey>();

    public void Dispose()
    {
        services.Dispose();
        folder.Dispose();
    }
}
