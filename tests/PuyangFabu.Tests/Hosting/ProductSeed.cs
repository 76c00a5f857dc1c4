using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Hosting;

/// <summary>
/// What the first start of the product leaves behind, database and data directory: made once, then copied. To fill a database
/// anew costs several times what the start itself does.
/// </summary>
internal sealed class ProductSeed
{
    // Beside the databases, whose end is theirs as well.
    private static readonly ConditionalWeakTable<TestDatabases, ConcurrentDictionary<(string Provider, bool Samples), Lazy<Task<ProductSeed>>>> Made = [];

    private readonly TestDatabases databases;
    private readonly TestDatabase database;
    private readonly string folder;

    private ProductSeed(TestDatabases databases, TestDatabase database, string folder)
    {
        this.databases = databases;
        this.database = database;
        this.folder = folder;
    }

    /// <returns>Null when the settings say themselves what is to be there after the first start.</returns>
    public static async Task<ProductSeed?> OfAsync(TestDatabases databases, string provider, string[] settings)
    {
        if (settings.Any(static setting => setting == "--WeChat:Sandbox"
            || setting.StartsWith("--Operators:Bootstrap:", StringComparison.Ordinal)
            || setting.StartsWith("--Secrets:", StringComparison.Ordinal)))
        {
            return null;
        }

        var samples = !settings.Contains("--Storage:SampleContent");
        return await Made.GetOrCreateValue(databases).GetOrAdd(
            (provider, samples), key => new Lazy<Task<ProductSeed>>(() => MakeAsync(databases, key.Provider, key.Samples))).Value;
    }

    /// <summary>This one with more in it.</summary>
    public async Task<ProductSeed> WithAsync(string[] settings, Func<ProductHost, Task> fill)
    {
        var filled = new ProductSeed(databases, CopyDatabase(), databases.NextFolder());
        CopyFilesTo(filled.folder);
        await using var host = await ProductHost.StartOnAsync(filled.database, filled.folder, settings);
        await fill(host);
        return filled;
    }

    public TestDatabase CopyDatabase() => databases.CopyOf(database);

    public void CopyFilesTo(string target)
    {
        foreach (var directory in Directory.GetDirectories(folder, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(target, Path.GetRelativePath(folder, directory)));
        }

        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(static file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(target, Path.GetRelativePath(folder, file)));
        }
    }

    private static async Task<ProductSeed> MakeAsync(TestDatabases databases, string provider, bool samples)
    {
        var database = databases.Create(provider);
        var folder = databases.NextFolder();
        await using (await ProductHost.StartOnAsync(database, folder, samples ? [] : ["--Storage:SampleContent", "false"]))
        {
        }

        return new ProductSeed(databases, database, folder);
    }
}
