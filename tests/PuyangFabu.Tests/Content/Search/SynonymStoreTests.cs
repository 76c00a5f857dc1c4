using PuyangFabu.Content.Search;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Content.Search;

public sealed class SynonymStoreTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Groups_come_back_with_their_words_and_are_told_by_the_change_feed(string provider)
    {
        using var database = databases.Create(provider);
        var store = new SynonymStore(database.Database, database.Changes, database.Clock);

        await database.Database.WriteAsync(
            async session =>
            {
                await store.InsertAsync(session, ["违章", "交通违法", "扣分"]);
                await store.InsertAsync(session, ["停电", "断电"]);
            },
            Cancellation);

        Assert.Equal([["违章", "交通违法", "扣分"], ["停电", "断电"]], await store.ListAsync(Cancellation));
        Assert.Equal(
            [ContentKind.Synonyms, ContentKind.Synonyms],
            (await database.Changes.AfterAsync(0, 10, Cancellation)).Select(static change => change.Kind));
    }
}
