using PuyangFabu.Boards;
using PuyangFabu.Menus;
using PuyangFabu.SampleContent;
using PuyangFabu.Tests.Storage;

namespace PuyangFabu.Tests.SampleContent;

public sealed class SeederTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_empty_database_gets_the_three_boards_with_five_under_each(string provider)
    {
        using var database = databases.Create(provider);
        var boards = new BoardStore(database.Database, database.Changes, database.Clock);

        await SeederOn(database).RunAsync(["puyang"], sampleContent: false, Cancellation);

        var tree = new BoardTree(await boards.ListAsync(Cancellation));
        Assert.Equal(["微濮阳", "微政务", "微平台"], tree.Roots.Select(static board => board.Name));
        Assert.All(tree.Roots, root => Assert.Equal(5, tree.ChildrenOf(root.Id).Count()));
        Assert.All(tree.All, static board => Assert.NotEmpty(board.Description));
        Assert.Equal(
            ["濮阳要闻", "图解政策", "专题", "辟谣平台", "龙都影像"],
            tree.ChildrenOf(tree.Find("wei-puyang")!.Id).Select(static board => board.Name));
    }

    [Theory, EachDatabase]
    public async Task Seeding_again_changes_nothing(string provider)
    {
        using var database = databases.Create(provider);
        await SeederOn(database).RunAsync(["puyang"], sampleContent: true, Cancellation);
        var latest = await database.Changes.LatestAsync(Cancellation);

        await SeederOn(database).RunAsync(["puyang"], sampleContent: true, Cancellation);

        Assert.Equal(latest, await database.Changes.LatestAsync(Cancellation));
    }

    private static Seeder SeederOn(TestDatabase database) =>
        new(new StandardContent(
            database.Database,
            new BoardStore(database.Database, database.Changes, database.Clock),
            new MenuStore(database.Database, database.Changes, database.Clock)));
}
