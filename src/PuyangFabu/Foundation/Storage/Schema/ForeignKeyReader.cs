namespace PuyangFabu.Foundation.Storage.Schema;

/// <summary>Lets a transaction fill tables in any order: references are checked at its end instead of row by row.</summary>
public static class ForeignKeyReader
{
    // Those of a partition follow those of its table.
    private const string ListOnPostgreSql =
        """
        select quote_ident(r.relname) as table_name, quote_ident(c.conname) as name
        from pg_constraint c join pg_class r on r.oid = c.conrelid
        where c.contype = 'f' and c.conparentid = 0 and not c.condeferrable and c.connamespace = current_schema()::regnamespace
        """;

    /// <returns>What <see cref="CheckAsync"/> needs.</returns>
    public static async Task<IReadOnlyList<ForeignKey>> DeferAsync(DbSession session)
    {
        if (session.Dialect.SingleWriter)
        {
            await session.ExecuteAsync("pragma defer_foreign_keys = on");
            return [];
        }

        var keys = await session.QueryAsync<ForeignKey>(ListOnPostgreSql);
        foreach (var key in keys)
        {
            await session.ExecuteAsync($"alter table {key.TableName} alter constraint {key.Name} deferrable initially deferred");
        }

        return keys;
    }

    /// <summary>Checks every reference now, where the database can, and puts the rules back as they were. SQLite checks at the commit.</summary>
    /// <exception cref="System.Data.Common.DbException">A row points at nothing.</exception>
    public static async Task CheckAsync(DbSession session, IReadOnlyList<ForeignKey> deferred)
    {
        if (deferred.Count > 0)
        {
            await session.ExecuteAsync("set constraints all immediate");
        }

        foreach (var key in deferred)
        {
            await session.ExecuteAsync($"alter table {key.TableName} alter constraint {key.Name} not deferrable");
        }
    }
}

/// <summary>A reference between tables, quoted for a statement.</summary>
public sealed record ForeignKey
{
    public required string TableName { get; init; }

    public required string Name { get; init; }
}
