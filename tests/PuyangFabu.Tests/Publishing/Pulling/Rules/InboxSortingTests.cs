using System.Text.Json;
using Microsoft.Data.Sqlite;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Publishing.Pulling.Rules;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Pulling.Rules;

/// <summary>What lies in 待归类 is put where the rules of now want it, and the record tells it.</summary>
public sealed class InboxSortingTests(TestDatabases databases)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_cannot_be_recorded_is_not_moved()
    {
        await using var room = await OpenAsync("sqlite", articles: 11);
        await room.Room.ByHandAsync("create trigger sorting_refused before insert on audit_log when new.action = 'pull.sort' begin select raise(abort, 'refused'); end");

        await Assert.ThrowsAsync<SqliteException>(() => room.Service<InboxSorting>().SortAsync(Actor.CommandLine, Cancelled));

        Assert.Equal(0, await MovedAsync(room));
        Assert.NotEmpty(await room.Service<InboxSorting>().PlanAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task More_than_one_transaction_takes_is_sorted_by_one_form_and_all_of_it_is_recorded(string provider)
    {
        await using var room = await OpenAsync(provider, articles: 160);
        var count = Assert.Single(await room.Service<InboxSorting>().PlanAsync(Cancelled)).Count;
        Assert.True(count > 100);
        using var editor = await room.Room.EnterAsync("editor");

        using var question = await editor.OpenAsync("/console/articles/pull/rules/sort");
        using var sorted = await editor.SendAsync("/console/articles/pull/rules/sort");

        Assert.Equal($"/console/articles/pull/rules?moved={count}&done=sorted", sorted.Headers.Location!.OriginalString);
        Assert.Equal((0, count), ((await room.Service<InboxSorting>().PlanAsync(Cancelled)).Count, await MovedAsync(room)));
        var entries = (await room.Service<AuditStore>().AfterAsync(0, 10_000, Cancelled)).Where(static row => row.Action == "pull.sort").ToList();
        Assert.True(entries.Count > 1);
        Assert.Equal(count, entries.Sum(static row => JsonDocument.Parse(row.AfterJson).RootElement.GetProperty("moved").GetInt32()));
    }

    private async Task<PullRoom> OpenAsync(string provider, int articles)
    {
        var room = await PullRoom.OpenAsync(databases, provider, articles);
        await room.PullAsync();
        (await room.Room.Editor.PutAsync("/api/pull/rules", new { rules = new[] { new { field = "title", word = "第", board = "puyang-yaowen" } } })).Ok();
        return room;
    }

    private static async Task<int> MovedAsync(PullRoom room)
    {
        var board = new BoardTree(await room.Service<BoardStore>().ListAsync(Cancelled)).Find("puyang-yaowen")!;
        var known = (await room.KnownAsync()).Select(static row => row.ArticleId).OfType<long>().ToHashSet();
        return (await room.Service<ArticleStore>().AfterAsync(0, 10_000, Cancelled, board.Id)).Count(article => known.Contains(article.Id));
    }
}
