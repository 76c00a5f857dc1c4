using System.Globalization;
using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.Calendars;

/// <summary>Shows the years of the calendar and saves them whole, with their version and their entry in the record in one transaction.</summary>
public sealed class CalendarEditing(ContentTransactions transactions, CalendarStore store, ContentJournal journal)
{
    public async Task<ItemList<CalendarView>> ListAsync(CancellationToken cancellation) => new([.. (await store.ListAsync(cancellation)).Select(CalendarView.Of)]);

    public async Task<Outcome<CalendarView>> ReadAsync(int year, CancellationToken cancellation) =>
        CalendarInputRules.YearReason(year) is { } reason ? Refusal.BadInput("year", reason)
        : await store.FindAsync(year, cancellation) is { } entered ? CalendarView.Of(entered)
        : CalendarView.Missing(year);

    public async Task<Outcome<CalendarView>> SaveAsync(Actor actor, int year, CalendarInput input, CancellationToken cancellation)
    {
        var read = CalendarInputRules.Read(year, input);
        return read.IsRefused ? read.Refusal : await transactions.RunAsync<CalendarView>(
            async session =>
            {
                var before = await CalendarStore.FindAsync(session, year);
                var revision = before?.Revision ?? 0;
                var after = read.Value with { Revision = revision + 1 };
                if ((input.Revision ?? revision) != revision || !await store.SaveAsync(session, after))
                {
                    return Refusal.Stale;
                }

                await journal.RecordAsync(session, new ContentEdit
                {
                    Actor = actor,
                    Action = "calendar.save",
                    Kind = ContentKind.Calendar,
                    EntityId = year,
                    Name = year.ToString(CultureInfo.InvariantCulture),
                    Before = before is null ? null : CalendarView.Of(before),
                    After = CalendarView.Of(after),
                    Revision = after.Revision,
                });
                return CalendarView.Of(after);
            },
            cancellation);
    }
}
