using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Versions;

/// <summary>All SQL of the table <c>content_versions</c>: rows are added and read, never changed.</summary>
public sealed class ContentVersionStore(Database database)
{
    private const string Columns = "kind, entity_id, revision, name, content, deleted, author, at_ms";

    /// <summary>Keeps a version inside the caller's transaction; one that is there already stays as it is.</summary>
    public static Task KeepAsync(DbSession session, ContentVersion version) => session.ExecuteAsync(
        $"""
        insert into content_versions ({Columns})
        values (@Kind, @EntityId, @Revision, @Name, @Content, @Deleted, @Author, @AtMs)
        on conflict (kind, entity_id, revision) do nothing
        """,
        version);

    /// <summary>Every version of one thing, the newest first.</summary>
    public Task<IReadOnlyList<ContentVersion>> ListAsync(string kind, long entityId, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<ContentVersion>(
            $"select {Columns} from content_versions where kind = @kind and entity_id = @entityId order by revision desc",
            new { kind, entityId }),
        cancellation);

    /// <summary>The things of a kind whose last version is their deletion, the latest first.</summary>
    public Task<IReadOnlyList<ContentVersion>> DeletedAsync(string kind, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<ContentVersion>(
            $"""
            select {Columns} from content_versions as newest
            where kind = @kind and deleted = true and not exists (
                select 1 from content_versions as later
                where later.kind = newest.kind and later.entity_id = newest.entity_id and later.revision > newest.revision)
            order by at_ms desc, entity_id desc limit @limit
            """,
            new { kind, limit }),
        cancellation);

    public Task<ContentVersion?> FindAsync(string kind, long entityId, long revision, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<ContentVersion>(
            $"select {Columns} from content_versions where kind = @kind and entity_id = @entityId and revision = @revision",
            new { kind, entityId, revision }),
        cancellation);

    /// <summary>The newest version of a thing, or null when none was ever kept.</summary>
    public static Task<ContentVersion?> LatestAsync(DbSession session, string kind, long entityId) =>
        session.FirstOrDefaultAsync<ContentVersion>(
            $"select {Columns} from content_versions where kind = @kind and entity_id = @entityId order by revision desc limit 1",
            new { kind, entityId });

    /// <summary>The id of what bore this name last, also when it was deleted since; null when nothing did.</summary>
    public Task<long?> FindIdAsync(string kind, string name, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<long?>(
            "select entity_id from content_versions where kind = @kind and name = @name order by at_ms desc, entity_id desc limit 1",
            new { kind, name }),
        cancellation);
}
