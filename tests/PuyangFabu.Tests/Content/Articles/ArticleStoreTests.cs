using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Content.Articles;

public sealed class ArticleStoreTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_plain_search_finds_Latin_letters_however_they_are_written(string provider)
    {
        using var database = databases.Create(provider);
        var (store, board) = await PrepareAsync(database);
        await store.UpsertAsync([Draft(board, "x-1") with { Title = "公交车上有WiFi了", PublishedMs = 1000 }], Cancellation);

        Assert.Single(await store.WithTitleContainingAsync("WiFi", 0, 10, Cancellation));
        Assert.Single(await store.WithTitleContainingAsync("wIFI", 0, 10, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task An_article_comes_back_as_it_was_stored(string provider)
    {
        using var database = databases.Create(provider);
        var (store, board) = await PrepareAsync(database);
        var article = Draft(board, "x-1") with
        {
            Digest = "摘要",
            BodySource = "# 正文",
            BodyHtml = "<h2>正文</h2>\n",
            BodyText = "正文",
            CoverUrl = "/uploads/a.png",
            Author = "甲",
            Editor = "乙",
            Source = "濮阳日报",
            SourceUrl = "https://example.com/",
            Keywords = "一\n二",
            Sample = true,
            PublishedMs = 1_467_099_000_123,
        };

        Assert.Equal([ArticleWrite.Inserted], await store.UpsertAsync([article], Cancellation));

        var now = database.Clock.NowMs();
        var stored = Assert.Single(await store.AfterAsync(0, 10, Cancellation));
        Assert.Equal(article with { Id = stored.Id, CreatedMs = now, UpdatedMs = now }, stored);
        Assert.Equal(stored, await store.FindAsync(stored.Id, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task The_same_article_again_is_no_change(string provider)
    {
        using var database = databases.Create(provider);
        var (store, board) = await PrepareAsync(database);
        await store.UpsertAsync([Draft(board, "x-1")], Cancellation);
        var latest = await database.Changes.LatestAsync(Cancellation);
        database.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal([ArticleWrite.Unchanged], await store.UpsertAsync([Draft(board, "x-1")], Cancellation));

        Assert.Equal(latest, await database.Changes.LatestAsync(Cancellation));
        Assert.Equal(1, Assert.Single(await store.AfterAsync(0, 10, Cancellation)).Revision);
    }

    [Theory, EachDatabase]
    public async Task A_known_article_is_replaced_and_keeps_its_id_and_first_time(string provider)
    {
        using var database = databases.Create(provider);
        var (store, board) = await PrepareAsync(database);
        await store.UpsertAsync([Draft(board, "x-1")], Cancellation);
        var before = Assert.Single(await store.AfterAsync(0, 10, Cancellation));
        database.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal([ArticleWrite.Updated], await store.UpsertAsync([Draft(board, "x-1", "新题")], Cancellation));

        var after = Assert.Single(await store.AfterAsync(0, 10, Cancellation));
        Assert.Equal((before.Id, "新题", 2L, before.PublishedMs), (after.Id, after.Title, after.Revision, after.PublishedMs));
        Assert.Equal((before.CreatedMs, database.Clock.NowMs()), (after.CreatedMs, after.UpdatedMs));
    }

    [Theory, EachDatabase]
    public async Task Another_time_of_publication_alone_is_a_change(string provider)
    {
        using var database = databases.Create(provider);
        var (store, board) = await PrepareAsync(database);
        await store.UpsertAsync([Draft(board, "x-1") with { PublishedMs = 1000 }], Cancellation);

        Assert.Equal([ArticleWrite.Unchanged], await store.UpsertAsync([Draft(board, "x-1") with { PublishedMs = 1000 }], Cancellation));
        Assert.Equal([ArticleWrite.Updated], await store.UpsertAsync([Draft(board, "x-1") with { PublishedMs = 2000 }], Cancellation));
        Assert.Equal(2000, Assert.Single(await store.AfterAsync(0, 10, Cancellation)).PublishedMs);
    }

    [Theory, EachDatabase]
    public async Task Without_an_external_id_every_article_is_new_and_gets_one(string provider)
    {
        using var database = databases.Create(provider);
        var (store, board) = await PrepareAsync(database);

        Assert.Equal(
            [ArticleWrite.Inserted, ArticleWrite.Inserted],
            await store.UpsertAsync([Draft(board, null), Draft(board, null)], Cancellation));

        var ids = (await store.AfterAsync(0, 10, Cancellation)).Select(static article => article.ExternalId).ToList();
        Assert.Equal(2, ids.Distinct().Count());
        Assert.All(ids, static id => Assert.Matches("^puyangfabu-[0-9a-f]{32}$", id));
    }

    [Theory, EachDatabase]
    public async Task An_article_twice_in_one_batch_is_inserted_then_updated(string provider)
    {
        using var database = databases.Create(provider);
        var (store, board) = await PrepareAsync(database);

        Assert.Equal(
            [ArticleWrite.Inserted, ArticleWrite.Updated],
            await store.UpsertAsync([Draft(board, "x-1", "旧题"), Draft(board, "x-1", "新题")], Cancellation));
        Assert.Equal("新题", Assert.Single(await store.AfterAsync(0, 10, Cancellation)).Title);
    }

    [Theory, EachDatabase]
    public async Task A_withdrawn_article_stays_withdrawn(string provider)
    {
        using var database = databases.Create(provider);
        var (store, board) = await PrepareAsync(database);
        await store.UpsertAsync([Draft(board, "x-1")], Cancellation);
        await database.Database.WriteAsync(static session => session.ExecuteAsync("update articles set status = 'withdrawn'"), Cancellation);

        Assert.Equal([ArticleWrite.Withdrawn], await store.UpsertAsync([Draft(board, "x-1", "新题")], Cancellation));
        Assert.Equal("旧题", Assert.Single(await store.AfterAsync(0, 10, Cancellation)).Title);
    }

    [Theory, EachDatabase]
    public async Task A_batch_that_fails_leaves_nothing_behind(string provider)
    {
        using var database = databases.Create(provider);
        var (store, board) = await PrepareAsync(database);
        var latest = await database.Changes.LatestAsync(Cancellation);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => store.UpsertAsync([Draft(board, "x-1"), Draft(board + 99, "x-2")], Cancellation));

        Assert.Empty(await store.AfterAsync(0, 10, Cancellation));
        Assert.Equal(latest, await database.Changes.LatestAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Lists_hold_the_published_ones_newest_first(string provider)
    {
        using var database = databases.Create(provider);
        var (store, board) = await PrepareAsync(database);
        await store.UpsertAsync(
            [
                Draft(board, "a", "甲") with { PublishedMs = 1000 },
                Draft(board, "b", "乙") with { PublishedMs = 3000 },
                Draft(board, "c", "丙") with { PublishedMs = 2000 },
                Draft(board, "d", "丁") with { PublishedMs = 3000 },
                Draft(board, "e", "戊") with { PublishedMs = 4000, Status = ArticleStatus.Withdrawn },
            ],
            Cancellation);

        Assert.Equal(["丁", "乙", "丙", "甲"], (await store.NewestAsync([board], 0, 10, Cancellation)).Select(static row => row.Title));
        Assert.Equal(["乙", "丙"], (await store.NewestAsync([board, 99], 1, 2, Cancellation)).Select(static row => row.Title));
        Assert.Empty(await store.NewestAsync([99], 0, 10, Cancellation));
        Assert.Equal(4, await store.CountAsync([board], Cancellation));
        Assert.Equal(["丙", "甲"], (await store.HeadlinesAsync([3, 5, 1, 99], Cancellation)).Select(static row => row.Title));
    }

    private static async Task<(ArticleStore Store, long Board)> PrepareAsync(TestDatabase database)
    {
        var boards = new BoardStore(database.Database, database.Changes, database.Clock);
        var board = await boards.InsertAsync(new Board { Id = 0, Slug = "puyang-yaowen", Name = "濮阳要闻" }, Cancellation);
        return (new ArticleStore(database.Database, database.Changes, database.Clock), board!.Value);
    }

    private static Article Draft(long board, string? externalId, string title = "旧题")
    {
        var article = new Article { ExternalId = externalId, BoardId = board, Title = title, Status = ArticleStatus.Published };
        return article with { ContentHash = ContentHash.Of(article, "puyang-yaowen") };
    }
}
