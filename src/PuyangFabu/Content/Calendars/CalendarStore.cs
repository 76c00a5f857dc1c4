using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Calendars;

/// <summary>All SQL of the table <c>holiday_years</c>.</summary>
public sealed class CalendarStore(Database database, ContentChangeStore changes, TimeProvider clock)
{
    private const string Columns = "year, holidays, workdays, revision, updated_ms";

    /// <summary>The years that somebody entered, and those that came with the program and nobody changed.</summary>
    public Task<IReadOnlyList<HolidayYear>> ListAsync(CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<HolidayYear>>(
        static async session =>
        {
            var stored = await session.QueryAsync<HolidayYear>($"select {Columns} from holiday_years order by year");
            return [.. stored.Concat(HolidayYear.Shipped.Where(shipped => stored.All(year => year.Year != shipped.Year))).OrderBy(static year => year.Year)];
        },
        cancellation);

    public Task<HolidayYear?> FindAsync(int year, CancellationToken cancellation) => database.ReadAsync(session => FindAsync(session, year), cancellation);

    /// <returns>Null for a year that nobody entered.</returns>
    public static async Task<HolidayYear?> FindAsync(DbSession session, int year) =>
        await session.FirstOrDefaultAsync<HolidayYear>($"select {Columns} from holiday_years where year = @year", new { year })
        ?? HolidayYear.Shipped.FirstOrDefault(shipped => shipped.Year == year);

    /// <summary>Writes a year; <see cref="HolidayYear.Revision"/> is the new one. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <returns>False when the stored revision is not the one before: somebody else was faster.</returns>
    public async Task<bool> SaveAsync(DbSession session, HolidayYear year)
    {
        var written = await session.ExecuteAsync(
            $"""
            insert into holiday_years ({Columns}) values (@Year, @Holidays, @Workdays, @Revision, @UpdatedMs)
            on conflict (year) do update set
                holidays = excluded.holidays, workdays = excluded.workdays, revision = excluded.revision, updated_ms = excluded.updated_ms
            where holiday_years.revision = excluded.revision - 1
            """,
            year with { UpdatedMs = clock.NowMs() });
        await changes.RecordAsync(session, ContentKind.Calendar, year.Year);
        return written == 1;
    }
}
