using System.Net;
using System.Text.Json;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Review;

/// <summary>Writing and reading articles by call.</summary>
public sealed class ArticleCallTests(TestDatabases databases)
{
    private const string Hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

    private static readonly Dictionary<string, object?> Everything = new()
    {
        ["externalId"] = "x-1",
        ["board"] = "puyang-yaowen",
        ["furtherBoards"] = new[] { "tongzhi-gonggao", "zhuanti" },
        ["title"] = "标题",
        ["subtitle"] = "副题",
        ["digest"] = "摘要",
        ["body"] = "**正文**",
        ["coverUrl"] = "https://example.org/a.png",
        ["coverCropWide"] = "0_0.1_1_0.9",
        ["coverCropSquare"] = "0.25_0_0.75_1",
        ["coverAlt"] = "黄河大堤",
        ["author"] = "甲",
        ["editor"] = "乙",
        ["source"] = "濮阳日报",
        ["sourceUrl"] = "https://www.pyxww.com/",
        ["originalTitle"] = "原题",
        ["originalAuthor"] = "丙",
        ["keywords"] = new[] { "一", "二" },
        ["kind"] = "公告",
        ["validity"] = "已修改",
        ["aiAssisted"] = true,
        ["sample"] = false,
        ["publishedAt"] = "2016-06-01T08:00:00+08:00",
    };

    [Theory, EachDatabase]
    public async Task Every_field_comes_back_and_reaches_readers(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var written = await room.Writer.WriteAsync(fields: Everything);
        foreach (var (name, value) in Everything)
        {
            Assert.Equal(JsonSerializer.Serialize(value), JsonSerializer.Serialize(written.Body.GetProperty(name)));
        }

        await room.PassAsync(written.Id);
        (await room.Publisher.PublishAsync(written.Id)).Ok();

        var html = (await room.PageAsync(written.Id)).Html;
        Assert.All(["副题", "aria-label=\"黄河大堤\"", "乙", "原题", "丙", "公告", "已修改", "人工智能（AI）"], text => Assert.Contains(text, html, StringComparison.Ordinal));
        using var client = new HttpClient { BaseAddress = room.Host.Address };
        foreach (var board in (string[])["puyang-yaowen", "tongzhi-gonggao", "zhuanti"])
        {
            Assert.Contains($"/articles/{written.Id}\"", await client.GetStringAsync($"/boards/{board}"), StringComparison.Ordinal);
        }

        (await room.Chief.WithdrawAsync(written.Id)).Ok();
        Assert.DoesNotContain($"/articles/{written.Id}\"", await client.GetStringAsync("/boards/zhuanti"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_in_every_field_are_shown_as_text()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync(fields: new
        {
            board = "puyang-yaowen",
            title = Hostile,
            subtitle = Hostile,
            digest = Hostile,
            html = Hostile,
            sourceUrl = "https://example.org/a/",
            author = Hostile,
            editor = Hostile,
            source = Hostile,
            originalTitle = Hostile,
            originalAuthor = Hostile,
            keywords = new[] { "<script>" },
            kind = "<script>",
        })).Id;
        await room.PassAsync(id);
        (await room.Publisher.PublishAsync(id)).Ok();
        (await room.Writer.ChangeAsync(id, new() { ["correction"] = Hostile })).Ok();
        await room.PassAsync(id);
        (await room.Publisher.PublishAsync(id)).Ok();

        var page = await room.PageAsync(id);
        Assert.Contains("&lt;script&gt;", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", page.Html, StringComparison.OrdinalIgnoreCase);
        (await room.Chief.WithdrawAsync(id, new { comment = Hostile, publicNote = Hostile })).Ok();
        Assert.DoesNotContain("<script", (await room.PageAsync(id)).Html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("title", "")]
    [InlineData("board", "meiyou")]
    [InlineData("validity", "过期")]
    [InlineData("coverUrl", "javascript:alert(1)")]
    [InlineData("publishedAt", "2017-01-01")]
    [InlineData("publishedAt", "昨天")]
    [InlineData("correction", "两\n行")]
    [InlineData("kind", "一二三四五六七八九十一二三四五六七八九十一")]
    public async Task What_is_wrong_is_named_by_field_and_nothing_is_kept(string field, string value)
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var refused = (await room.Writer.PostAsync("/api/articles", new Dictionary<string, object?> { ["board"] = "zhuanti", ["title"] = "标题", [field] = value }))
            .Refused(HttpStatusCode.BadRequest, "badInput");
        Assert.Equal([field], refused.Body.GetProperty("errors").EnumerateObject().Select(static error => error.Name));
        Assert.Empty((await room.Writer.GetAsync("/api/articles")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Oversize_and_broken_calls_are_refused_whole()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        (await room.Writer.PostAsync("/api/articles", new { board = "zhuanti", title = new string('题', 201) })).Refused(HttpStatusCode.BadRequest, "badInput");
        (await room.Writer.PostAsync("/api/articles", new { board = "zhuanti", title = "甲", body = new string('a', 1_000_001) })).Refused(HttpStatusCode.BadRequest, "badInput");
        (await room.Writer.PostAsync("/api/articles", new { board = "zhuanti", title = "甲", body = new string('a', 9_000_000) })).Refused(HttpStatusCode.RequestEntityTooLarge, "tooLarge");
        (await room.Writer.PostAsync("/api/articles", new { board = "zhuanti", title = 5 })).Refused(HttpStatusCode.BadRequest, "badJson");
        (await room.Writer.PostAsync("/api/articles", new { board = "zhuanti", title = "甲", html = string.Concat(Enumerable.Repeat("<div>", 1000)) })).Refused(HttpStatusCode.BadRequest, "badInput");
    }

    [Theory, EachDatabase]
    public async Task Another_systems_id_is_taken_once(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        await room.Writer.WriteAsync(fields: new { externalId = "a", board = "zhuanti", title = "甲" });
        (await room.Writer.PostAsync("/api/articles", new { externalId = "a", board = "zhuanti", title = "乙" })).Refused(HttpStatusCode.Conflict, "externalIdTaken");
    }

    [Fact]
    public async Task A_change_needs_the_revision_it_starts_from()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync()).Id;
        var refused = (await room.Writer.PutAsync($"/api/articles/{id}", new { title = "新" })).Refused(HttpStatusCode.BadRequest, "badInput");
        Assert.True(refused.Body.GetProperty("errors").TryGetProperty("revision", out _));
        (await room.Writer.PutAsync($"/api/articles/{id}", new { title = "新", revision = 7 })).Refused(HttpStatusCode.PreconditionFailed, "staleRevision");
        (await room.Writer.PutAsync("/api/articles/999", new { title = "新", revision = 1 })).Refused(HttpStatusCode.NotFound, "notFound");
    }

    [Theory, EachDatabase]
    public async Task The_list_is_filtered_and_paged_and_stays_steady_while_others_write(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var ids = new List<long>();
        for (var number = 0; number < 7; number++)
        {
            ids.Insert(0, (await room.Writer.WriteAsync($"海绵{number}")).Id);
        }

        await room.Writer.WriteAsync(fields: new { board = "zhuanti", title = "100%_别的", kind = "辟谣" });

        var first = (await room.Writer.GetAsync("/api/articles?board=puyang-yaowen&limit=3")).Ok();
        await room.Writer.WriteAsync("海绵后来");
        var second = (await room.Writer.GetAsync($"/api/articles?board=puyang-yaowen&limit=3&cursor={first.Text("nextCursor")}")).Ok();
        var third = (await room.Writer.GetAsync($"/api/articles?board=puyang-yaowen&limit=3&cursor={second.Text("nextCursor")}")).Ok();

        Assert.Equal(ids, Ids(first).Concat(Ids(second)).Concat(Ids(third)));
        Assert.False(third.Body.TryGetProperty("nextCursor", out _));
        Assert.Equal(9, Ids(await room.Writer.GetAsync("/api/articles?board=&limit=100")).Count);
        Assert.Equal(8, Ids(await room.Writer.GetAsync("/api/articles?board=wei-puyang&q=海绵")).Count);
        Assert.Single(Ids(await room.Writer.GetAsync("/api/articles?q=100%25_")));
        Assert.Single(Ids(await room.Writer.GetAsync("/api/articles?kind=辟谣&status=draft")));
        (await room.Writer.GetAsync("/api/articles?cursor=abc")).Refused(HttpStatusCode.BadRequest, "badInput");
        (await room.Writer.GetAsync("/api/articles?status=x&board=y&limit=0")).Refused(HttpStatusCode.BadRequest, "badInput");
    }

    [Fact]
    public async Task Versions_are_kept_compared_and_restored()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync(fields: new { board = "zhuanti", title = "旧题", body = "第一段。\n\n第二段。" })).Id;
        (await room.Writer.ChangeAsync(id, new() { ["title"] = "新题", ["body"] = "第一段。\n\n第三段。", ["note"] = "更正数字" })).Ok();

        var compared = (await room.Writer.GetAsync($"/api/articles/{id}/compare?from=1&to=2")).Ok().Body;
        Assert.Contains(compared.GetProperty("fields").EnumerateArray(), static field => field.GetProperty("old").GetString() == "旧题" && field.GetProperty("new").GetString() == "新题");
        Assert.Equal(
            ["same:第一段。\n\n第", "removed:二", "added:三", "same:段。"],
            compared.GetProperty("text").EnumerateArray().Select(static piece => $"{piece.GetProperty("kind").GetString()}:{piece.GetProperty("text").GetString()}"));
        Assert.Equal("更正数字", (await room.Writer.GetAsync($"/api/articles/{id}/versions")).Body.GetProperty("items")[0].GetProperty("note").GetString());

        var restored = (await room.Writer.PostAsync($"/api/articles/{id}/versions/1/restore")).Ok();
        Assert.Equal(("旧题", 3), (restored.Text("title"), restored.Body.GetProperty("versions").GetInt32()));
        (await room.Writer.PostAsync($"/api/articles/{id}/versions/9/restore")).Refused(HttpStatusCode.NotFound, "notFound");
        (await room.Writer.GetAsync($"/api/articles/{id}/compare?from=1&to=9")).Refused(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task A_lock_keeps_others_out_for_ten_minutes()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync()).Id;
        var locked = (await room.Writer.PostAsync($"/api/articles/{id}/lock")).Ok();
        Assert.Equal("writer", locked.Body.GetProperty("lock").GetProperty("by").GetProperty("name").GetString());

        var refused = (await room.Editor.PutAsync($"/api/articles/{id}", new { title = "抢", revision = 1 })).Refused(HttpStatusCode.Conflict, "locked");
        Assert.Equal("writer", refused.Text("lockedBy"));
        (await room.Editor.PostAsync($"/api/articles/{id}/lock")).Refused(HttpStatusCode.Conflict, "locked");
        (await room.Editor.DeleteAsync($"/api/articles/{id}/lock")).Refused(HttpStatusCode.Forbidden, "notHolder");
        (await room.Writer.PutAsync($"/api/articles/{id}", new { title = "自己的", revision = 1 })).Ok();
        (await room.Chief.DeleteAsync($"/api/articles/{id}/lock")).Ok();
        (await room.Editor.PostAsync($"/api/articles/{id}/lock")).Ok();
        room.Host.Database.Clock.Advance(TimeSpan.FromMinutes(10));
        (await room.Writer.PutAsync($"/api/articles/{id}", new { title = "到时自动解锁", revision = 2 })).Ok();
    }

    private static List<long> Ids(ApiAnswer list) => [.. list.Ok().Body.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("id").GetInt64())];
}
