using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Files;

/// <summary>All SQL of the tables <c>kept_files</c> and <c>kept_file_parts</c>.</summary>
public static class KeptFileStore
{
    /// <summary>Small enough to be no burden where many are read at once.</summary>
    public const int PartBytes = 64 * 1024;

    /// <summary>What a backup has as files, wherever they lie.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["kept_files", "kept_file_parts"];

    public static Task<KeptFileRow?> FindAsync(DbSession session, string name) => session.FirstOrDefaultAsync<KeptFileRow>(
        "select id, name, size, kept_ms from kept_files where name = @name", new { name });

    public static Task<IReadOnlyList<KeptFileRow>> ListAsync(DbSession session) =>
        session.QueryAsync<KeptFileRow>("select id, name, size, kept_ms from kept_files");

    /// <returns>The part that holds a place of a file; null when the file is gone.</returns>
    public static Task<KeptFilePart?> PartAsync(DbSession session, long fileId, long position) => session.FirstOrDefaultAsync<KeptFilePart>(
        "select start, data from kept_file_parts where file_id = @fileId and start <= @position order by start desc limit 1", new { fileId, position });

    /// <summary>Keeps a file; one of the same name is replaced.</summary>
    /// <param name="content">Read from its beginning, part by part.</param>
    public static async Task WriteAsync(DbSession session, string name, Stream content, long keptMs)
    {
        var id = await session.ScalarAsync<long>(
            """
            insert into kept_files (name, size, kept_ms) values (@name, 0, @keptMs)
            on conflict (name) do update set kept_ms = excluded.kept_ms returning id
            """,
            new { name, keptMs });
        await session.ExecuteAsync("delete from kept_file_parts where file_id = @id", new { id });

        content.Position = 0;
        var (start, buffer) = (0L, new byte[PartBytes]);
        while (await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, session.Cancellation) is > 0 and var read)
        {
            await session.ExecuteAsync(
                "insert into kept_file_parts (file_id, start, data) values (@id, @start, @data)",
                new { id, start, data = read == buffer.Length ? buffer : buffer[..read] });
            start += read;
        }

        await session.ExecuteAsync("update kept_files set size = @start where id = @id", new { id, start });
    }

    public static async Task RemoveAsync(DbSession session, string name)
    {
        await session.ExecuteAsync("delete from kept_file_parts where file_id in (select id from kept_files where name = @name)", new { name });
        await session.ExecuteAsync("delete from kept_files where name = @name", new { name });
    }
}

/// <summary>A file in the database.</summary>
public sealed record KeptFileRow
{
    public long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>In bytes.</summary>
    public long Size { get; init; }

    public long KeptMs { get; init; }
}

/// <summary>A piece of a file in the database.</summary>
public sealed record KeptFilePart
{
    /// <summary>Which byte of the file is its first.</summary>
    public long Start { get; init; }

    public required byte[] Data { get; init; }
}
