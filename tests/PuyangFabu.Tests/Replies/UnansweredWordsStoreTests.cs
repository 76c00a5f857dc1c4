using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Replies;
using PuyangFabu.Tests.Storage;

namespace PuyangFabu.Tests.Replies;

public sealed class UnansweredWordsStoreTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_same_words_are_counted_and_the_most_frequent_come_first(string provider)
    {
        using var database = databases.Create(provider);
        var store = new UnansweredWordsStore(database.Database);
        await RecordAsync(database, store, "puyang", "地铁", 100);
        await RecordAsync(database, store, "puyang", "机场", 200);
        await RecordAsync(database, store, "puyang", "机场", 150);
        await RecordAsync(database, store, "other", "地铁", 100);

        Assert.Equal(
            [
                new UnansweredWords { Account = "puyang", Words = "机场", Times = 2, FirstMs = 200, LastMs = 200 },
                new UnansweredWords { Account = "puyang", Words = "地铁", Times = 1, FirstMs = 100, LastMs = 100 },
            ],
            await store.ListAsync("puyang", 10, Cancellation));
        Assert.Single(await store.ListAsync("puyang", 1, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Long_words_are_cut_between_whole_characters(string provider)
    {
        using var database = databases.Create(provider);
        var store = new UnansweredWordsStore(database.Database);

        await RecordAsync(database, store, "puyang", new string('问', 63) + "😀", 1);

        Assert.Equal(new string('问', 63), Assert.Single(await store.ListAsync("puyang", 10, Cancellation)).Words);
    }

    [Theory, EachDatabase]
    public async Task Text_without_words_is_not_kept(string provider)
    {
        using var database = databases.Create(provider);
        var store = new UnansweredWordsStore(database.Database);

        await RecordAsync(database, store, "puyang", "", 1);
        await RecordAsync(database, store, "puyang", " \0 ", 1);

        Assert.Empty(await store.ListAsync("puyang", 10, Cancellation));
    }

    private static Task RecordAsync(TestDatabase database, UnansweredWordsStore store, string account, string words, long atMs) =>
        database.Database.WriteAsync(session => store.RecordAsync(session, account, words, atMs), Cancellation);

    [Theory, EachDatabase]
    public async Task Words_that_nobody_sent_for_the_set_days_go_and_with_none_set_they_stay(string provider)
    {
        using var database = databases.Create(provider);
        var store = new UnansweredWordsStore(database.Database);
        var sent = database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        await database.Database.WriteAsync(session => store.RecordAsync(session, "puyang", "旧问题", sent), Cancellation);
        database.Clock.Advance(TimeSpan.FromDays(180));
        await database.Database.WriteAsync(session => store.RecordAsync(session, "puyang", "新问题", sent + 1), Cancellation);

        Assert.Equal(0, await CleanAsync(180));
        database.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await CleanAsync(0));
        Assert.Equal(1, await CleanAsync(180));
        Assert.Equal("新问题", Assert.Single(await store.ListAsync("puyang", 10, Cancellation)).Words);

        async Task<int> CleanAsync(int days)
        {
            using var cleaner = new UnansweredCleaner(store, new InboxOptions { UnansweredDays = days }, database.Clock, NullLogger<UnansweredCleaner>.Instance);
            return await cleaner.StepAsync(Cancellation);
        }
    }
}
