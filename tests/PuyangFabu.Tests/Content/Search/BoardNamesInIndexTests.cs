using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Search;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Content.Search;

/// <summary>Articles can be found under the name of their board, so its change is a change of theirs.</summary>
public sealed class BoardNamesInIndexTests(TestDatabases databases)
{
    private const string NewName = "龘靐齉";

    [Theory, EachDatabase]
    public async Task A_renamed_board_reaches_the_index_of_every_node(string provider)
    {
        await using var one = await ProductHost.StartAsync(databases, provider);
        await using var two = await ProductHost.StartOnAsync(one.Database);
        Assert.Equal(0, Found(one));

        await RenameAsync(one);
        await one.FollowChangesAsync();
        await two.FollowChangesAsync();

        Assert.All([one, two], static host => Assert.NotEqual(0, Found(host)));
        Assert.Equal(NewName, one.Services.GetRequiredService<ArticleIndex>().BoardNames[BoardOf(one).Id]);
    }

    [Fact]
    public async Task A_start_finds_the_index_stale_that_missed_a_rename()
    {
        await using var host = await ProductHost.StartAsync(databases);
        var database = host.Database.Database;
        await host.RestartAsync(() => database.WriteAsync(
            static session => session.ExecuteAsync("update boards set name = @NewName where slug = 'puyang-yaowen'", new { NewName }), CancellationToken.None).GetAwaiter().GetResult());

        Assert.NotEqual(0, Found(host));
    }

    [Fact]
    public async Task A_node_that_was_away_longer_than_changes_are_kept_builds_its_index_anew()
    {
        await using var host = await ProductHost.StartAsync(databases);
        await RenameAsync(host);
        await RenameAsync(host);
        host.Database.Clock.Advance(TimeSpan.FromDays(31));
        await host.Database.CleanAsync(host.Database.Changes);

        await host.FollowChangesAsync();

        Assert.NotEqual(0, Found(host));
        Assert.Equal(await host.Database.Changes.LatestAsync(CancellationToken.None), host.Services.GetRequiredService<ArticleIndex>().LastSequence);
    }

    private static int Found(ProductHost host) => host.Services.GetRequiredService<ArticleIndex>().Search(NewName, 0, 10).Total;

    private static Board BoardOf(ProductHost host) => host.Services.GetRequiredService<BoardCatalog>().Current.Find("puyang-yaowen")!;

    private static async Task RenameAsync(ProductHost host)
    {
        var boards = host.Services.GetRequiredService<BoardStore>();
        var board = (await boards.ListAsync(CancellationToken.None)).Single(static board => board.Slug == "puyang-yaowen");
        await host.Database.Database.WriteAsync(
            async session =>
            {
                await ContentChangeStore.BeginAsync(session);
                Assert.True(await boards.UpdateAsync(session, board with { Name = NewName, Revision = board.Revision + 1 }));
            },
            CancellationToken.None);
    }
}
