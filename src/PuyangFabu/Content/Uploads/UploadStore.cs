using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Uploads;

/// <summary>All SQL of the table <c>uploads</c>.</summary>
public sealed class UploadStore(Database database, TimeProvider clock)
{
    private const string Columns = "id, name, content_type, width, height, bytes, original_name, alt, uploaded_by, uploaded_ms";

    /// <returns>The upload with its id and time.</returns>
    public async Task<Upload> InsertAsync(DbSession session, Upload upload)
    {
        var stamped = upload with { UploadedMs = clock.NowMs() };
        var id = await session.ScalarAsync<long>(
            """
            insert into uploads (name, content_type, width, height, bytes, original_name, alt, uploaded_by, uploaded_ms)
            values (@Name, @ContentType, @Width, @Height, @Bytes, @OriginalName, @Alt, @UploadedBy, @UploadedMs)
            returning id
            """,
            stamped);
        return stamped with { Id = id };
    }

    public Task<Upload?> FindAsync(long id, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<Upload>($"select {Columns} from uploads where id = @id", new { id }), cancellation);

    /// <summary>The names of all files.</summary>
    public Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.QueryAsync<string>("select distinct name from uploads order by name"), cancellation);

    /// <summary>Who uploaded this picture, the first first; empty when nobody did.</summary>
    public Task<IReadOnlyList<Upload>> ByNameAsync(string name, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Upload>(
            $"select {Columns} from uploads where name = @name order by id", new { name }),
        cancellation);
}
