using PuyangFabu.Content.Calendars;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Content.Calendars;

public sealed class CalendarStoreTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_is_saved_takes_the_place_of_what_came_with_the_program(string provider)
    {
        using var database = databases.Create(provider);
        var store = new CalendarStore(database.Database, database.Changes, database.Clock);
        Assert.Equal(HolidayYear.Shipped, await store.ListAsync(Cancellation));

        var entered = HolidayYear.Of(2027, [new(2027, 1, 1)], [new(2027, 1, 3)]) with { Revision = 1 };
        var changed = HolidayYear.Of(2026, [new(2026, 1, 1)], []) with { Revision = 1 };
        Assert.True(await SaveAsync(entered) && await SaveAsync(changed));
        Assert.Equal([changed with { UpdatedMs = database.Clock.NowMs() }, entered with { UpdatedMs = database.Clock.NowMs() }], await store.ListAsync(Cancellation));

        Assert.False(await SaveAsync(changed));
        Assert.True(await SaveAsync(changed with { Revision = 2 }));
        Assert.Null(await store.FindAsync(2028, Cancellation));
        Assert.All(await database.Changes.AfterAsync(0, 10, Cancellation), static change => Assert.Equal(ContentKind.Calendar, change.Kind));

        Task<bool> SaveAsync(HolidayYear year) => database.Database.WriteAsync(
            async session =>
            {
                await ContentChangeStore.BeginAsync(session);
                return await store.SaveAsync(session, year);
            },
            Cancellation);
    }
}
