using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.Backup.Copying;

/// <summary>All SQL of the table <c>copied_tables</c>, and what a server is asked before anything is copied to it.</summary>
public static class CopyTargetStore
{
    public const string Table = "copied_tables";

    private const string Facts =
        """
        select coalesce(current_schema(), '') as schema, current_user as user_name, current_database() as name,
            current_setting('server_encoding') as encoding,
            current_schema() is not null and has_schema_privilege(current_schema(), 'create') as may_create
        """;

    // What an extension brought belongs to nobody's data.
    private const string Others =
        """
        select t.relname from pg_class t
        where t.relnamespace = current_schema()::regnamespace and t.relkind in ('r', 'p', 'v', 'm', 'f') and not t.relispartition
            and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = t.oid and d.deptype = 'e')
        order by t.relname collate "C"
        """;

    public static async Task<ServerFacts> FactsAsync(DbSession session) => (await session.FirstOrDefaultAsync<ServerFacts>(Facts))!;

    /// <summary>Tables and views of the schema, whoever made them, by name.</summary>
    public static Task<IReadOnlyList<string>> NamesAsync(DbSession session) => session.QueryAsync<string>(Others);

    /// <summary>What the last copy left; empty for a database that was never filled by one.</summary>
    public static Task<IReadOnlyList<BackupTable>> CopiedAsync(DbSession session) =>
        session.QueryAsync<BackupTable>("select name, row_count as rows, next_number as next from copied_tables order by name");

    public static async Task SaveAsync(DbSession session, IEnumerable<BackupTable> tables)
    {
        await session.ExecuteAsync("delete from copied_tables");
        await session.ExecuteAsync("insert into copied_tables (name, row_count, next_number) values (@Name, @Rows, @Next)", tables);
    }

    /// <summary>Has the server count what its plans go by: of tables that were just filled it knows nothing.</summary>
    // A single word would be taken for the name of a procedure.
    public static Task AnalyzeAsync(DbSession session) => session.ExecuteAsync("analyze;");
}

/// <summary>What a server says of the database that one was let into.</summary>
public sealed record ServerFacts
{
    /// <summary>Where tables would be made; empty when there is no such place.</summary>
    public required string Schema { get; init; }

    public required string UserName { get; init; }

    public required string Name { get; init; }

    public required string Encoding { get; init; }

    public required bool MayCreate { get; init; }
}
