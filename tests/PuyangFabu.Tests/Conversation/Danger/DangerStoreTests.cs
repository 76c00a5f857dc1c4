using PuyangFabu.Conversation.Danger;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Conversation.Danger;

public sealed class DangerStoreTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_saved_set_comes_back_in_its_order_in_the_place_of_the_product_s(string provider)
    {
        using var database = databases.Create(provider);
        var store = new DangerStore(database.Database, database.Changes, database.Clock);
        Assert.Equal(DangerDefaults.Groups, await store.ListAsync(Cancellation));

        await database.Database.WriteAsync(
            session => store.ReplaceAsync(
                session,
                [
                    new DangerGroup { Name = "乙", Words = ["蛟龙*洞", "=999"], Except = ["蛟龙洞府"], Text = "请拨打 110。" },
                    new DangerGroup { Name = "甲", ThreatensLife = false, Words = ["假币"], Text = "请拨打 110。" },
                ]),
            Cancellation);

        var saved = await store.ListAsync(Cancellation);
        Assert.Equal(["乙", "甲"], saved.Select(static group => group.Name));
        Assert.Equal([true, false], saved.Select(static group => group.ThreatensLife));
        Assert.Equal(["蛟龙*洞", "=999"], saved[0].Words);
        Assert.Equal(["蛟龙洞府"], saved[0].Except);
        Assert.Empty(saved[1].Except);
        Assert.Equal([ContentKind.DangerWords], (await database.Changes.AfterAsync(0, 10, Cancellation)).Select(static change => change.Kind));
    }
}
