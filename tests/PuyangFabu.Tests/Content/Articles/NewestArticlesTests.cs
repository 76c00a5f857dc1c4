using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Content.Articles;

public sealed class NewestArticlesTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Articles_of_several_boards_come_newest_first(string provider)
    {
        using var database = databases.Create(provider);
        var (store, busy, quiet) = await PrepareAsync(database);
        await store.UpsertAsync(
            [.. Enumerable.Range(1, 9).Select(number => Article(busy, $"繁忙 {number}", number * 10)), Article(quiet, "安静", 55)],
            Cancellation);

        var first = await store.NewestAsync([busy, quiet], 0, 6, Cancellation);
        Assert.Equal(["繁忙 9", "繁忙 8", "繁忙 7", "繁忙 6", "安静", "繁忙 5"], first.Select(static article => article.Title));
        var next = await store.NewestAsync([busy, quiet], 6, 6, Cancellation);
        Assert.Equal(["繁忙 4", "繁忙 3", "繁忙 2", "繁忙 1"], next.Select(static article => article.Title));
    }

    [Theory, EachDatabase]
    public async Task Of_articles_of_the_same_moment_the_later_written_comes_first(string provider)
    {
        using var database = databases.Create(provider);
        var (store, busy, quiet) = await PrepareAsync(database);
        await store.UpsertAsync([Article(busy, "先", 10), Article(quiet, "后", 10)], Cancellation);

        Assert.Equal(["后", "先"], (await store.NewestAsync([busy, quiet], 0, 6, Cancellation)).Select(static article => article.Title));
    }

    [Theory, EachDatabase]
    public async Task Withdrawn_articles_and_other_boards_are_left_out(string provider)
    {
        using var database = databases.Create(provider);
        var (store, busy, quiet) = await PrepareAsync(database);
        await store.UpsertAsync(
            [Article(busy, "已撤回", 30) with { Status = ArticleStatus.Withdrawn }, Article(busy, "在", 20), Article(quiet, "别的栏目", 10)],
            Cancellation);

        Assert.Equal(["在"], (await store.NewestAsync([busy], 0, 6, Cancellation)).Select(static article => article.Title));
        Assert.Empty(await store.NewestAsync([], 0, 6, Cancellation));
    }

    private static async Task<(ArticleStore Store, long Busy, long Quiet)> PrepareAsync(TestDatabase database)
    {
        var boards = new BoardStore(database.Database, database.Changes, database.Clock);
        var busy = await boards.InsertAsync(new Board { Id = 0, Slug = "busy", Name = "繁忙" }, Cancellation);
        var quiet = await boards.InsertAsync(new Board { Id = 0, Slug = "quiet", Name = "安静" }, Cancellation);
        return (new ArticleStore(database.Database, database.Changes, database.Clock), busy!.Value, quiet!.Value);
    }

    private static Article Article(long board, string title, long publishedMs) => new()
    {
        BoardId = board,
        Title = title,
        Status = ArticleStatus.Published,
        PublishedMs = publishedMs,
        ContentHash = title,
    };
}
