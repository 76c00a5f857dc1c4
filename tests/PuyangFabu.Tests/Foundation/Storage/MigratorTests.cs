using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Tests.Foundation.Storage;

public sealed partial class MigratorTests(TestDatabases databases)
{
    private static IReadOnlyList<string> Scripts { get; } =
    [
        .. typeof(Migrator).Assembly.GetManifestResourceNames()
            .Where(static name => name.Contains(".Migrations.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Migrations_are_numbered_from_one_without_a_gap()
    {
        var numbers = Scripts.Select(static name => int.Parse(Number().Match(name).Groups[1].Value)).ToList();

        Assert.NotEmpty(numbers);
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
    }

    /// <summary>A database remembers a migration by this name: under another one it would run again. The folder may move, the name may not.</summary>
    [Fact]
    public void Migrations_keep_the_names_that_databases_remember() => Assert.All(
        Scripts, static name => Assert.Matches(@"\APuyangFabu\.Storage\.Migrations\.[0-9]{4}_[a-z0-9_]+\.sql\z", name));

    [Theory, EachDatabase]
    public void An_empty_database_gets_every_migration_once(string provider)
    {
        using var database = databases.CreateEmpty(provider);
        var migrator = new Migrator(database.Database, NullLogger<Migrator>.Instance);

        Assert.Equal(Scripts, migrator.Run());
        Assert.Empty(migrator.Run());
    }

    [Fact]
    public void An_unreachable_database_is_named_in_a_sentence()
    {
        using var database = new Database(new StorageOptions
        {
            Provider = "postgresql",
            ConnectionString = "Host=127.0.0.1;Port=1;Database=none;Username=nobody;Timeout=1",
        });

        var failure = Assert.Throws<StorageException>(() => new Migrator(database, NullLogger<Migrator>.Instance).Run());

        Assert.Contains("数据库升级失败", failure.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\.Migrations\.(\d{4})_[a-z_]+\.sql$")]
    private static partial Regex Number();
}
