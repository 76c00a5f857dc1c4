using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Review.Views;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Review;

/// <summary>A topic on its way: written, reviewed by three, published by a fourth, withdrawn.</summary>
public sealed class TopicTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task It_goes_through_the_review_like_any_article_and_readers_get_it_under_its_own_address(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var (first, second) = (await room.PublishedAsync(Text("道路改造")), await room.PublishedAsync(Text("雨水花园")));
        var written = await room.Writer.WriteAsync(fields: Topic("haimian", second, first));
        var section = written.Body.GetProperty("topic").GetProperty("sections")[0];
        Assert.Equal(("一线", second, "雨水花园", true), (
            section.GetProperty("title").GetString(), section.GetProperty("articles")[0].GetProperty("id").GetInt64(),
            section.GetProperty("articles")[0].GetProperty("title").GetString(), section.GetProperty("articles")[0].GetProperty("published").GetBoolean()));
        Assert.Equal(404, (await ReadAsync(room, "/topics/haimian")).Status);

        (await room.Writer.SubmitAsync(written.Id)).Ok();
        (await room.Writer.ApproveAsync(written.Id)).Refused(HttpStatusCode.Forbidden, "ownText");
        (await room.Editor.ApproveAsync(written.Id)).Ok();
        (await room.Reviewer.ApproveAsync(written.Id)).Ok();
        (await room.Chief.ApproveAsync(written.Id)).Ok();
        (await room.Publisher.PublishAsync(written.Id)).Ok();

        var (status, html) = await ReadAsync(room, "/topics/haimian");
        Assert.Equal(200, status);
        Assert.True(html.IndexOf("雨水花园", StringComparison.Ordinal) < html.IndexOf("道路改造", StringComparison.Ordinal));
        Assert.Contains("/topics/haimian\" />", html, StringComparison.Ordinal);
        Assert.Contains("海绵城市系列", (await room.PageAsync(written.Id)).Html, StringComparison.Ordinal);
        Assert.Contains("专题：海绵城市系列", (await room.PageAsync(first)).Html, StringComparison.Ordinal);
        var item = (await room.Editor.GetAsync("/api/topics")).Ok().Body.GetProperty("items")[0];
        Assert.Equal(("published", "running"), (item.GetProperty("article").GetProperty("status").GetString(), item.GetProperty("state").GetString()));

        (await room.Chief.WithdrawAsync(written.Id, new { comment = "上级要求", publicNote = "内容待核实" })).Ok();
        Assert.All(
            new[] { await ReadAsync(room, "/topics/haimian"), await room.PageAsync(written.Id) },
            static gone => Assert.True(gone.Status == 410 && gone.Html.Contains("内容待核实", StringComparison.Ordinal)));
        Assert.Equal(200, (await room.PageAsync(first)).Status);
    }

    [Theory, EachDatabase]
    public async Task An_article_that_is_withdrawn_leaves_the_page_and_the_rest_can_still_be_mended(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var (first, second) = (await room.PublishedAsync(Text("道路改造")), await room.PublishedAsync(Text("雨水花园")));
        var id = await room.PublishedAsync(Topic("haimian", first, second));
        (await room.Chief.WithdrawAsync(first)).Ok();

        Assert.DoesNotContain("道路改造", (await ReadAsync(room, "/topics/haimian")).Html, StringComparison.Ordinal);
        Assert.False((await room.Writer.ReadAsync(id)).Ok().Body.GetProperty("topic").GetProperty("sections")[0].GetProperty("articles")[0].GetProperty("published").GetBoolean());
        (await room.Writer.ChangeAsync(id, new() { ["topic"] = Outline("haimian", "改过的一节", second, first) })).Ok();
        (await room.Chief.WithdrawAsync(second)).Ok();
        var (status, html) = await ReadAsync(room, "/topics/haimian");
        Assert.Equal(200, status);
        Assert.Contains("这个专题里的文章现在都不提供阅读", html, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_changed_outline_is_a_version_voids_the_review_and_leaves_readers_what_they_had(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var (first, second) = (await room.PublishedAsync(Text("道路改造")), await room.PublishedAsync(Text("雨水花园")));
        var id = await room.PublishedAsync(Topic("haimian", first));
        var before = await room.Writer.ReadAsync(id);

        var same = (await room.Writer.ChangeAsync(id, new() { ["topic"] = Outline("haimian", "一线", first) })).Ok();
        Assert.Equal((before.ContentHash, 1L), (same.ContentHash, same.Body.GetProperty("versions").GetInt64()));
        var changed = (await room.Writer.ChangeAsync(id, new() { ["topic"] = Outline("haimian-xilie", "一线", first, second) })).Ok();
        Assert.Equal(("draft", 2L), (changed.ArticleStatus, changed.Body.GetProperty("versions").GetInt64()));
        Assert.NotEqual(before.ContentHash, changed.ContentHash);
        Assert.DoesNotContain("雨水花园", (await ReadAsync(room, "/topics/haimian")).Html, StringComparison.Ordinal);

        await room.PassAsync(id);
        (await room.Publisher.PublishAsync(id)).Ok();
        foreach (var slug in (string[])["haimian", "haimian-xilie"])
        {
            var page = await ReadAsync(room, $"/topics/{slug}");
            Assert.Equal(200, page.Status);
            Assert.Contains("/topics/haimian-xilie\" />", page.Html, StringComparison.Ordinal);
            Assert.Contains("雨水花园", page.Html, StringComparison.Ordinal);
        }

        var other = await room.Writer.PostAsync("/api/articles", Topic("haimian", first));
        Assert.Contains("已经是另一个专题的", other.Refused(HttpStatusCode.BadRequest, "badInput").Text("title"), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_address_that_readers_never_had_becomes_free(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var article = await room.PublishedAsync(Text("道路改造"));
        var first = (await room.Writer.WriteAsync(fields: Topic("haimian", article))).Id;
        (await room.Writer.PostAsync("/api/articles", Topic("haimian", article))).Refused(HttpStatusCode.BadRequest, "badInput");

        (await room.Writer.ChangeAsync(first, new() { ["topic"] = Outline("lingwai", "一线", article) })).Ok();
        (await room.Writer.PostAsync("/api/articles", Topic("haimian", article))).Ok();
        (await room.Writer.ChangeAsync(first, new() { ["topic"] = Outline("haimian", "一线", article) })).Refused(HttpStatusCode.BadRequest, "badInput");
        Assert.Equal("lingwai", (await room.Writer.ReadAsync(first)).Body.GetProperty("topic").GetProperty("slug").GetString());
    }

    [Fact]
    public async Task The_list_of_many_asks_the_database_no_more_often_than_that_of_one()
    {
        await using var room = await Newsroom.OpenAsync(databases, "postgresql");
        var first = await room.PublishedAsync(Text("道路改造"));
        var counted = new List<(int Topics, int Statements)>();
        foreach (var slug in new[] { "haimian", "huapu", "chengxiang" })
        {
            (await room.Writer.WriteAsync(fields: Topic(slug, first))).Ok();
            counted.Add(await room.Host.Database.Database.ReadAsync(
                session => CountedStatements.CountAsync(session, async () => (await room.Host.Services.GetRequiredService<TopicListing>().ListAsync(CancellationToken.None)).Value.Items.Count),
                CancellationToken.None));
        }

        Assert.Equal([1, 2, 3], counted.Select(static one => one.Topics));
        Assert.Single(counted.Select(static one => one.Statements).Distinct());
    }

    [Theory, EachDatabase]
    public async Task Drafts_however_many_take_no_place_in_the_list_from_what_readers_get(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        await room.PublishedAsync(Topic("haimian", await room.PublishedAsync(Text("道路改造"))));
        await room.ByHandAsync(
            """
            insert into articles (external_id, board_id, title, status, content_hash, created_ms, updated_ms)
            with recursive numbers (number) as (select 1 union all select number + 1 from numbers where number < 205)
            select 'many-' || number, (select min(board_id) from articles), '', 'draft', '', 1, 1 from numbers
            """);
        await room.ByHandAsync("insert into topic_slugs (slug, article_id, shown) select external_id, id, false from articles where external_id like 'many-%'");

        Assert.Contains("海绵城市系列", (await ReadAsync(room, "/topics")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_must_not_gather_is_refused_by_name_and_changes_nothing()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var article = await room.PublishedAsync(Text("道路改造"));
        var draft = (await room.Writer.WriteAsync(fields: Text("没有发布"))).Id;
        var topic = await room.PublishedAsync(Topic("haimian", article));

        foreach (var (outline, reason) in new[]
        {
            (Outline("yi", "一线", draft), $"编号为 {draft} 的稿件没有发布"),
            (Outline("yi", "一线", 999_999), "没有编号为 999999 的稿件"),
            (Outline("yi", "一线", article, article), "“道路改造”放了两次"),
            (Outline("yi", "一线", topic), "“海绵城市系列”自己就是专题"),
            (Outline("yi", new string('长', 61), article), "第 1 节的标题太长"),
            (Outline("", "一线", article), "topic.slug 没有填写"),
            (Outline("不是代号", "一线", article), "topic.slug 应是小写字母"),
            ((object)new { slug = "yi", start = "2016-07-01", end = "2016-06-01", sections = Array.Empty<object>() }, "topic.end 不能早于开始日期"),
            ((object)new { slug = "yi", archive = "过年", sections = Array.Empty<object>() }, "topic.archive 写得不对"),
        })
        {
            var refused = await room.Writer.ChangeAsync(draft, new() { ["topic"] = outline });
            Assert.Contains(reason, refused.Refused(HttpStatusCode.BadRequest, "badInput").Text("title"), StringComparison.Ordinal);
        }

        var unchanged = (await room.Writer.ReadAsync(draft)).Ok();
        Assert.Equal(1, unchanged.Body.GetProperty("versions").GetInt64());
    }

    [Fact]
    public async Task A_topic_without_articles_is_not_handed_in_and_needs_no_body_with_some()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var article = await room.PublishedAsync(Text("道路改造"));
        var id = (await room.Writer.WriteAsync(fields: new { board = "zhuanti", title = "海绵城市系列", source = "濮阳日报", topic = new { slug = "haimian", sections = new[] { new { title = "一线" } } } })).Id;
        (await room.Writer.SubmitAsync(id)).Refused(HttpStatusCode.Conflict, "emptyTopic");

        (await room.Writer.ChangeAsync(id, new() { ["topic"] = Outline("haimian", "一线", article) })).Ok();
        await room.PassAsync(id);
        (await room.Writer.ChangeAsync(id, new() { ["topic"] = new { slug = "" } })).Ok();
        (await room.Writer.SubmitAsync(id)).Refused(HttpStatusCode.Conflict, "emptyBody");
    }

    private static object Text(string title) => new { board = "puyang-yaowen", title, body = "正文。", source = "濮阳日报" };

    private static object Topic(string slug, params long[] articles) =>
        new { board = "zhuanti", title = "海绵城市系列", digest = "这座城市怎样留住雨水。", kind = "专题", source = "濮阳日报", topic = Outline(slug, "一线", articles) };

    private static object Outline(string slug, string title, params long[] articles) =>
        new { slug, sections = new[] { new { title, articles = articles.Select(static id => new { id }).ToArray() } } };

    private static async Task<(int Status, string Html)> ReadAsync(Newsroom room, string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = room.Host.Address };
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
