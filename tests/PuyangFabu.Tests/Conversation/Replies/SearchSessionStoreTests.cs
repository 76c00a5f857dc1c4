using PuyangFabu.Conversation.Replies.Searching;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Conversation.Replies;

public sealed class SearchSessionStoreTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_last_list_of_a_follower_is_kept_in_its_order(string provider)
    {
        using var database = databases.Create(provider);
        var store = new SearchSessionStore(database.Database);
        await SaveAsync(new SearchSession { Query = "公积金", NextOffset = 8, Shown = [5, 3, 9] });
        await SaveAsync(new SearchSession { Query = "", Shown = [7] });

        var last = await store.FindAsync("puyang", "oOne", Cancellation);

        Assert.Equal(("", 0L), (last!.Query, last.NextOffset));
        Assert.Equal([7L], last.Shown);
        Assert.Null(await store.FindAsync("puyang", "oOther", Cancellation));

        Task SaveAsync(SearchSession search) =>
            database.Database.WriteAsync(session => SearchSessionStore.SaveAsync(session, "puyang", "oOne", search, 1), Cancellation);
    }
}
