using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.CitizenServices;

/// <summary>All SQL of the table <c>citizen_services</c>.</summary>
public sealed class CitizenServiceStore(Database database, ContentChangeStore changes, TimeProvider clock)
{
    private const string Written = "name, words, text, unit_id, unit_name, url, mini_program, phone, hours, county, theme, from_ms, until_ms, sample, sort_order, revision, updated_ms, hands, reviewed_revision, reviewed_by, reviewed_ms";
    private const string Values = "@Name, @Words, @Text, @UnitId, @UnitName, @Url, @MiniProgram, @Phone, @Hours, @County, @Theme, @FromMs, @UntilMs, @Sample, @SortOrder, @Revision, @UpdatedMs, @Hands, @ReviewedRevision, @ReviewedBy, @ReviewedMs";
    private const string Columns = "id, " + Written;

    /// <summary>Every service in the editors' order.</summary>
    public Task<IReadOnlyList<CitizenService>> ListAsync(CancellationToken cancellation) => database.ReadAsync(ListAsync, cancellation);

    /// <inheritdoc cref="ListAsync(CancellationToken)"/>
    public static Task<IReadOnlyList<CitizenService>> ListAsync(DbSession session) =>
        session.QueryAsync<CitizenService>($"select {Columns} from citizen_services order by sort_order, id");

    public Task<CitizenService?> FindAsync(long id, CancellationToken cancellation) => database.ReadAsync(session => FindAsync(session, id), cancellation);

    public static Task<CitizenService?> FindAsync(DbSession session, long id) =>
        session.FirstOrDefaultAsync<CitizenService>($"select {Columns} from citizen_services where id = @id", new { id });

    public static async Task<bool> AnyAsync(DbSession session) => await session.ScalarAsync<long>("select count(*) from citizen_services") > 0;

    /// <summary>The place after the last one.</summary>
    public static Task<long> LastPlaceAsync(DbSession session) => session.ScalarAsync<long>("select coalesce(max(sort_order), 0) from citizen_services");

    /// <summary>Inserts inside a transaction that was opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <returns>The new service's id.</returns>
    public async Task<long> InsertAsync(DbSession session, CitizenService service)
    {
        var id = await session.ScalarAsync<long>(
            $"insert into citizen_services ({Written}) values ({Values}) returning id", service with { UpdatedMs = clock.NowMs() });
        await changes.RecordAsync(session, ContentKind.CitizenService, id);
        return id;
    }

    /// <summary>Replaces a service; <see cref="CitizenService.Revision"/> is the new one. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <returns>False when the stored revision is not the one before: somebody else was faster.</returns>
    public async Task<bool> UpdateAsync(DbSession session, CitizenService service)
    {
        var changed = await session.ExecuteAsync(
            """
            update citizen_services set
                name = @Name, words = @Words, text = @Text, unit_id = @UnitId, unit_name = @UnitName, url = @Url, mini_program = @MiniProgram,
                phone = @Phone, hours = @Hours, county = @County, theme = @Theme, from_ms = @FromMs, until_ms = @UntilMs, sample = @Sample,
                sort_order = @SortOrder, revision = @Revision, updated_ms = @UpdatedMs, hands = @Hands
            where id = @Id and revision = @Revision - 1
            """,
            service with { UpdatedMs = clock.NowMs() });
        await changes.RecordAsync(session, ContentKind.CitizenService, service.Id);
        return changed == 1;
    }

    /// <summary>Somebody looked over the revision that the service carries: nobody has had a hand in it since. What citizens see stays as it is.</summary>
    /// <returns>False when the stored revision is another, or was looked over already.</returns>
    public async Task<bool> ReviewAsync(DbSession session, CitizenService service, string reviewer) => await session.ExecuteAsync(
        """
        update citizen_services set hands = '[]', reviewed_revision = revision, reviewed_by = @reviewer, reviewed_ms = @now
        where id = @Id and revision = @Revision and (reviewed_revision is null or reviewed_revision <> revision)
        """,
        new { service.Id, service.Revision, reviewer, now = clock.NowMs() }) == 1;

    /// <summary>Brings a deleted service back under its own id and with the revision it carries. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    public async Task ReviveAsync(DbSession session, CitizenService service)
    {
        await session.ExecuteAsync($"insert into citizen_services ({Columns}) values (@Id, {Values})", service with { UpdatedMs = clock.NowMs() });
        await changes.RecordAsync(session, ContentKind.CitizenService, service.Id);
    }

    /// <returns>False when the stored revision is another. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</returns>
    public async Task<bool> DeleteAsync(DbSession session, CitizenService service)
    {
        var deleted = await session.ExecuteAsync("delete from citizen_services where id = @Id and revision = @Revision", service);
        await changes.RecordAsync(session, ContentKind.CitizenService, service.Id);
        return deleted == 1;
    }
}
