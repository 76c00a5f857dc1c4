using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Operations.Backup;

/// <summary>A backup of a filled installation, made once for a class of tests that each spoil a copy.</summary>
public sealed class BackedUp(TestDatabases databases) : IAsyncLifetime
{
    private readonly Installation original = new(databases.Create("sqlite"));

    /// <summary>Path of the whole backup.</summary>
    public string File { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await original.FillAsync();
        File = await original.BackUpAsync();
    }

    public ValueTask DisposeAsync()
    {
        original.Dispose();
        return ValueTask.CompletedTask;
    }
}
