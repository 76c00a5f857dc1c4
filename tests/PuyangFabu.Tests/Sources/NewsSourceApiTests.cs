using System.Net;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Sources;

/// <summary>Sources over the operators' calls.</summary>
public sealed class NewsSourceApiTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_source_is_made_changed_and_deleted_and_each_leaves_an_entry_in_the_record(string provider)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        var writer = room.Room.Writer;
        var id = await room.AddAsync("教育动态", $"{site.Address}/rss.xml");
        var stored = (await writer.GetAsync($"/api/sources/{id}")).Ok();
        Assert.Equal(("教育动态", "puyang-yaowen", 60L), (stored.Text("name"), stored.Text("board"), stored.Body.GetProperty("intervalMinutes").GetInt64()));

        // What was read is handed back with one field changed.
        var changed = (await writer.PutAsync($"/api/sources/{id}", Fields("教育局动态", 1))).Ok();
        Assert.Equal(("教育局动态", 2L), (changed.Text("name"), changed.Revision));
        (await writer.PutAsync($"/api/sources/{id}", Fields("别名", 1))).Refused(HttpStatusCode.PreconditionFailed, "staleRevision");
        (await writer.PostAsync("/api/sources", Fields("又一个", null))).Refused(HttpStatusCode.BadRequest, "badInput");
        (await writer.DeleteAsync($"/api/sources/{id}?revision=1")).Refused(HttpStatusCode.PreconditionFailed, "staleRevision");
        (await writer.DeleteAsync($"/api/sources/{id}?revision=2")).Ok();
        (await writer.GetAsync($"/api/sources/{id}")).Refused(HttpStatusCode.NotFound, "notFound");

        var actions = (await (await room.Room.AdminAsync()).GetAsync("/api/audit?limit=100")).Ok().Body.GetProperty("items").EnumerateArray().Select(static entry => entry.GetProperty("action").GetString()).ToList();
        Assert.All(["source.create", "source.update", "source.delete"], action => Assert.Contains(action, actions));

        object Fields(string name, long? revision) => new
        {
            name,
            unit = room.Unit,
            form = "feed",
            address = $"{site.Address}/rss.xml",
            reprint = "own",
            board = "puyang-yaowen",
            editor = room.Editor,
            revision,
        };
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        await using var room = await SourceRoom.OpenAsync(databases);
        var answer = await room.Room.Writer.PostAsync("/api/sources", new
        {
            name = "",
            unit = "没有这个局",
            form = "list",
            address = "ftp://edu.example/",
            itemSelector = "ul >",
            reprint = "own",
            listed = true,
            intervalMinutes = 1,
        });

        answer.Refused(HttpStatusCode.BadRequest, "badInput");
        Assert.Equal(
            ["address", "intervalMinutes", "itemSelector", "listed", "name", "unit"],
            answer.Body.GetProperty("errors").EnumerateObject().Select(static field => field.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_trial_shows_what_would_be_found_and_keeps_nothing()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutText("/list.html", "text/html", "<ul><li><a href=\"/1.html\">龙湖公园东门改造工程完工</a><span>2016-06-27</span></li></ul>");

        var found = (await room.Room.Writer.PostAsync("/api/sources/try", new { form = "list", address = $"{site.Address}/list.html", itemSelector = "li" })).Ok().Body;
        Assert.Equal(1, found.GetProperty("count").GetInt32());
        var entry = found.GetProperty("entries")[0];
        Assert.Equal(("龙湖公园东门改造工程完工", $"{site.Address}/1.html", 27), (entry.GetProperty("title").GetString(), entry.GetProperty("url").GetString(), entry.GetProperty("at").GetDateTimeOffset().Day));

        var none = await room.Room.Writer.PostAsync("/api/sources/try", new { form = "list", address = $"{site.Address}/list.html", itemSelector = "td" });
        none.Refused(HttpStatusCode.BadRequest, "badInput");
        Assert.True(none.Body.GetProperty("errors").TryGetProperty("itemSelector", out _));
        Assert.Empty(await room.ItemsAsync());
        Assert.Equal(0, (await room.Room.Writer.GetAsync("/api/sources")).Ok().Body.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_trial_tells_a_date_that_is_still_to_come_from_none()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutRss(
            "/rss.xml",
            ("明年才有的日期的一条消息", "/1.html", NewsSite.Rfc822(room.Now.AddYears(1)), ""),
            ("没有日期的一条消息", "/2.html", "", ""),
            ("今天的一条消息", "/3.html", NewsSite.Rfc822(room.Now), ""));

        var entries = (await room.Room.Writer.PostAsync("/api/sources/try", new { form = "feed", address = $"{site.Address}/rss.xml" })).Ok().Body.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal([true, false, false], entries.Select(static entry => entry.GetProperty("inFuture").GetBoolean()));
    }

    [Fact]
    public async Task A_board_with_sources_is_not_deleted_and_a_unit_with_them_says_so()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        (await room.Room.Writer.PostAsync("/api/boards", new { slug = "jihe", name = "集纳" })).Ok();
        await room.AddAsync("教育动态", $"{site.Address}/rss.xml", new() { ["board"] = "jihe" });

        var refused = await room.Room.Writer.DeleteAsync("/api/boards/jihe");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("1 个信息源", refused.Body.ToString(), StringComparison.Ordinal);
    }
}
