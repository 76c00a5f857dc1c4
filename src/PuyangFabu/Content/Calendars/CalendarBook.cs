using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Calendars;

/// <summary>The calendar in memory: every date that is counted asks it.</summary>
public sealed class CalendarBook(CalendarStore store) : IContentChangeListener
{
    private volatile WorkingCalendar current = WorkingCalendar.Shipped;

    public WorkingCalendar Current => current;

    public async Task LoadAsync(CancellationToken cancellation) => current = new WorkingCalendar(await store.ListAsync(cancellation));

    public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation) =>
        changes.Any(static change => change.Kind == ContentKind.Calendar) ? LoadAsync(cancellation) : Task.CompletedTask;

    public Task ReloadAsync(CancellationToken cancellation) => LoadAsync(cancellation);
}
