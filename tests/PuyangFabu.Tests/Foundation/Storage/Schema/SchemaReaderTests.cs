using PuyangFabu.Foundation.Storage.Schema;

namespace PuyangFabu.Tests.Foundation.Storage.Schema;

/// <summary>Which tables there are, as backups, copies and the list of personal data see them.</summary>
public sealed class SchemaReaderTests(TestDatabases databases)
{
    [Fact]
    public async Task A_table_that_is_kept_in_partitions_is_one_table()
    {
        using var database = databases.Create("postgresql");
        var tables = await database.Database.WriteAsync(
            static async session =>
            {
                await session.ExecuteAsync(
                    """
                    create table parted (id bigint not null, month bigint not null, words text null, primary key (id, month)) partition by range (month);
                    create table parted_june partition of parted for values from (6) to (7);
                    create table parted_else partition of parted default;
                    """);
                return await SchemaReader.ReadAsync(session);
            },
            TestContext.Current.CancellationToken);

        var parted = Assert.Single(tables, static table => table.Name.StartsWith("parted", StringComparison.Ordinal));
        Assert.Equal(["id", "month", "words"], parted.Columns.Select(static column => column.Name));
        Assert.Equal(["id", "month"], parted.Columns.Where(static column => column.InKey).Select(static column => column.Name));
    }

    [Fact]
    public async Task Both_databases_have_the_same_tables_and_columns()
    {
        using var sqlite = databases.Create("sqlite");
        using var postgresql = databases.Create("postgresql");

        Assert.Equal(await NamesAsync(sqlite), await NamesAsync(postgresql));

        static async Task<List<string>> NamesAsync(TestDatabase database) => await database.Database.ReadAsync(
            static async session => (await SchemaReader.ReadAsync(session))
                .SelectMany(static table => table.Columns.Select(column => $"{table.Name}.{column.Name} {column.Kind}")).Order(StringComparer.Ordinal).ToList(),
            TestContext.Current.CancellationToken);
    }
}
