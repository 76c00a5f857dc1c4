using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Content.Boards;

public sealed class BoardStoreTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Boards_come_back_in_the_editors_order(string provider)
    {
        using var database = databases.Create(provider);
        var store = new BoardStore(database.Database, database.Changes, database.Clock);
        var later = new Board { Id = 0, Slug = "b", Name = "后", SortOrder = 20, Description = "说明" };
        var laterId = (await store.InsertAsync(later, Cancellation))!.Value;
        var sooner = new Board { Id = 0, Slug = "a", Name = "先", SortOrder = 10, ParentId = laterId, Visible = false };
        var soonerId = (await store.InsertAsync(sooner, Cancellation))!.Value;

        var now = database.Clock.NowMs();
        Assert.Equal(
            [sooner with { Id = soonerId, UpdatedMs = now }, later with { Id = laterId, UpdatedMs = now }],
            await store.ListAsync(Cancellation));
        Assert.Equal(
            [(ContentKind.Board, laterId), (ContentKind.Board, soonerId)],
            (await database.Changes.AfterAsync(0, 10, Cancellation)).Select(static change => (change.Kind, change.EntityId)));
    }

    [Theory, EachDatabase]
    public async Task A_slug_is_given_once(string provider)
    {
        using var database = databases.Create(provider);
        var store = new BoardStore(database.Database, database.Changes, database.Clock);
        await store.InsertAsync(new Board { Id = 0, Slug = "a", Name = "甲" }, Cancellation);

        Assert.Null(await store.InsertAsync(new Board { Id = 0, Slug = "a", Name = "乙" }, Cancellation));

        Assert.Equal("甲", Assert.Single(await store.ListAsync(Cancellation)).Name);
        Assert.Single(await database.Changes.AfterAsync(0, 10, Cancellation));
    }
}
