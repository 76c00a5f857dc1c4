using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;
using SkiaSharp;

namespace PuyangFabu.Tests.Console.Articles;

/// <summary>Writing, finding and moving articles on the pages, by people who may do different things.</summary>
public sealed class ConsoleArticlesTests(TestDatabases databases)
{
    [Fact]
    public async Task A_writer_writes_saves_twice_and_hands_in_and_nothing_becomes_a_change_that_is_none()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        using var writer = await room.EnterAsync("writer");

        using var empty = await writer.OpenAsync("/console/articles");
        Assert.Contains("写第一篇", writer.Html, StringComparison.Ordinal);
        using var form = await writer.OpenAsync("/console/articles/new?plain=true");
        using var poor = await writer.SendAsync("/console/articles/new", ("title", "防汛提示"), ("body", "第一段。"), ("bodyFormat", "markdown"));
        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        Assert.Contains("第一段。", writer.Html, StringComparison.Ordinal);
        Assert.Equal("防汛提示", writer.Field("title"));

        using var made = await writer.SendAsync(
            "/console/articles/new", ("title", "防汛提示"), ("board", "puyang-yaowen"), ("body", "第一段。\r\n\r\n## 小标题\r\n\r\n第二段。"), ("bodyFormat", "markdown"), ("source", "濮阳日报"));
        var edit = made.Headers.Location!.OriginalString;
        Assert.Matches(@"^/console/articles/\d+/edit\?plain=true&done=created$", edit);
        var id = long.Parse(Regex.Match(edit, @"\d+").Value, System.Globalization.CultureInfo.InvariantCulture);
        using var opened = await writer.OpenAsync(edit);
        Assert.Contains("草稿已建好", writer.Html, StringComparison.Ordinal);

        // Exactly what the form shows is sent again.
        using var same = await writer.SendAsync($"/console/articles/{id}/edit", Shown(writer));
        Assert.Equal($"/console/articles/{id}/edit?plain=true&done=saved", same.Headers.Location!.OriginalString);
        Assert.Equal(1, (await room.Writer.ReadAsync(id)).Body.GetProperty("versions").GetInt64());

        using var again = await writer.OpenAsync($"/console/articles/{id}/edit?plain=true");
        using var changed = await writer.SendAsync($"/console/articles/{id}/edit", [.. Shown(writer).Where(static field => field.Name is not "body"), ("body", "改过的正文，联系人手机 13803930000。")]);
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        var stored = (await room.Writer.ReadAsync(id)).Body;
        Assert.Equal((2, "改过的正文，联系人手机 13803930000。", "改过的正文，联系人手机 13803930000。"), (stored.GetProperty("versions").GetInt64(), stored.GetProperty("body").GetString(), stored.GetProperty("digest").GetString()));

        using var found = await writer.OpenAsync($"/console/articles/{id}/edit?plain=true&done=saved");
        Assert.Contains("138******00", writer.Html, StringComparison.Ordinal);
        using var submit = await writer.OpenAsync($"/console/articles/{id}/submit");
        using var unreasoned = await writer.SendAsync($"/console/articles/{id}/submit", ("revision", writer.Field("revision")), ("urgent", "true"), ("comment", ""));
        Assert.Equal(HttpStatusCode.BadRequest, unreasoned.StatusCode);
        Assert.Contains("要写明快审的理由", writer.Html, StringComparison.Ordinal);
        using var handedIn = await writer.SendAsync($"/console/articles/{id}/submit", ("revision", writer.Field("revision")), ("comment", "请审"));
        Assert.Equal($"/console/articles/{id}?done=submitted", handedIn.Headers.Location!.OriginalString);
        Assert.Equal("firstReview", (await room.Writer.ReadAsync(id)).ArticleStatus);
    }

    [Fact]
    public async Task Who_saves_after_somebody_else_sees_his_changes_and_loses_nothing()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync(fields: new { board = "puyang-yaowen", title = "水位", body = "水位 51 米。", source = "濮阳日报" })).Id;
        using var writer = await room.EnterAsync("writer");
        using var opened = await writer.OpenAsync($"/console/articles/{id}/edit?plain=true");
        var typed = Shown(writer).Where(static field => field.Name is not "body").Append(("body", "水位 53 米，我写的。")).ToArray();
        (await room.Editor.ChangeAsync(id, new() { ["body"] = "水位 52 米，别人写的。" })).Ok();

        using var late = await writer.SendAsync($"/console/articles/{id}/edit", typed);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("editor在您之后改了什么", writer.Html, StringComparison.Ordinal);
        Assert.Matches("<ins>[^<]*别人写的", writer.Html);
        Assert.Matches("<textarea[^>]*>水位 53 米，我写的。</textarea>", writer.Html);
        Assert.Equal(typed.Single(static field => field.Item1 == "revision").Item2, writer.Field("revision"));

        using var still = await writer.SendAsync($"/console/articles/{id}/edit", typed);
        Assert.Equal(HttpStatusCode.PreconditionFailed, still.StatusCode);
        var over = Regex.Match(writer.Html, "name=\"over\" value=\"(\\d+)\"").Groups[1].Value;
        using var saved = await writer.SendAsync($"/console/articles/{id}/edit", [.. typed, ("over", over)]);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var stored = (await room.Writer.ReadAsync(id)).Body;
        Assert.Equal((3, "水位 53 米，我写的。"), (stored.GetProperty("versions").GetInt64(), stored.GetProperty("body").GetString()));
    }

    [Fact]
    public async Task One_edits_the_other_is_told_who_and_the_chief_may_end_it()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync()).Id;
        using var writer = await room.EnterAsync("writer");
        using var editor = await room.EnterAsync("editor");
        using var chief = await room.EnterAsync("chief");
        using var page = await writer.OpenAsync($"/console/articles/{id}");
        using var taken = await writer.SendAsync($"/console/articles/{id}/lock");
        Assert.Equal($"/console/articles/{id}/edit", taken.Headers.Location!.OriginalString);

        using var list = await editor.OpenAsync("/console/articles");
        Assert.Contains("writer正在编辑", editor.Html, StringComparison.Ordinal);
        using var refused = await editor.SendAsync($"/console/articles/{id}/lock");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("writer正在编辑", editor.Html, StringComparison.Ordinal);
        using var closed = await editor.OpenAsync($"/console/articles/{id}/unlock");
        Assert.Contains("别人的锁定由终审解除", editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<button type=\"submit\">解除锁定", editor.Html, StringComparison.Ordinal);
        using var ask = await chief.OpenAsync($"/console/articles/{id}/unlock");
        using var ended = await chief.SendAsync($"/console/articles/{id}/unlock");
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        using var mine = await editor.SendAsync($"/console/articles/{id}/lock");
        Assert.Equal($"/console/articles/{id}/edit", mine.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_cover_and_a_picture_come_with_the_form_and_survive_its_refusal()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        using var writer = await room.EnterAsync("writer");
        using var form = await writer.OpenAsync("/console/articles/new?plain=true");
        var token = writer.Field("formToken");
        using var content = new MultipartFormDataContent
        {
            { new StringContent("form"), "_handler" }, { new StringContent(token), "formToken" }, { new StringContent("雨"), "title" }, { new StringContent("markdown"), "bodyFormat" },
            { new StringContent("正文。"), "body" }, { new StringContent("积水的街道"), "pictureAlt" },
            { new ByteArrayContent(SamplePictures.Encoded(SKEncodedImageFormat.Png)), "coverFile", "封面.png" },
            { new ByteArrayContent(SamplePictures.Encoded(SKEncodedImageFormat.Jpeg)), "pictureFile", "街道.jpg" },
        };
        using var refused = await writer.Client.PostAsync("/console/articles/new", content, TestContext.Current.CancellationToken);
        var html = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Matches("name=\"coverUrl\"[^>]* value=\"/uploads/[0-9a-f]{64}\\.(png|jpg)\"", html);
        Assert.Matches("正文。\\s+!\\[积水的街道\\]\\(/uploads/[0-9a-f]{64}\\.jpg\\)", html);
    }

    [Fact]
    public async Task The_list_finds_by_board_state_person_day_and_words_and_goes_on()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        await room.PublishedAsync(new { board = "puyang-yaowen", title = "已发布的一篇", body = "正文。", source = "濮阳日报" });
        (await room.Editor.WriteAsync(fields: new { board = "puyang-yaowen", title = "别人的草稿", body = "正文。" })).Ok();
        using var writer = await room.EnterAsync("writer");

        foreach (var (query, first, second) in new[]
        {
            ("q=草稿", false, true), ("status=published", true, false), ("person=EDIT", false, true), ("person=writer", true, false), ("board=puyang-yaowen", true, true),
            ("from=2016-06-28&to=2016-06-28", true, true), ("to=2016-06-27", false, false), ("from=2016-06-29", false, false),
        })
        {
            using var list = await writer.OpenAsync($"/console/articles?{query}");
            Assert.True(list.StatusCode == HttpStatusCode.OK, query);
            Assert.True(writer.Html.Contains("已发布的一篇", StringComparison.Ordinal) == first && writer.Html.Contains("别人的草稿", StringComparison.Ordinal) == second, query);
        }

        using var wrong = await writer.OpenAsync("/console/articles?from=gestern&q=草稿");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("草稿", writer.Field("q"));
        for (var count = 0; count < 20; count++)
        {
            await room.Writer.WriteAsync();
        }

        using var long1 = await writer.OpenAsync("/console/articles?person=writer");
        var next = writer.NextPage;
        using var long2 = await writer.OpenAsync(next);
        Assert.Contains("已发布的一篇", writer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("别人的草稿", writer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publisher_plans_cancels_publishes_and_withdraws_and_the_writer_empties_into_the_bin()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        using var publisher = await room.EnterAsync("publisher");
        using var writer = await room.EnterAsync("writer");

        using var plan = await publisher.OpenAsync($"/console/articles/{id}/schedule");
        using var nothing = await publisher.SendAsync($"/console/articles/{id}/schedule", Seen(publisher, ("scheduledAt", "")));
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        Assert.Equal("approved", (await room.Writer.ReadAsync(id)).ArticleStatus);
        using var past = await publisher.SendAsync($"/console/articles/{id}/schedule", Seen(publisher, ("scheduledAt", "2016-06-01T18:00")));
        Assert.Contains("已经过去，请填以后的时间", publisher.Html, StringComparison.Ordinal);
        using var planned = await publisher.SendAsync($"/console/articles/{id}/schedule", Seen(publisher, ("scheduledAt", "2016-06-28T18:00")));
        Assert.Equal($"/console/articles/{id}?done=scheduled", planned.Headers.Location!.OriginalString);
        using var page = await publisher.OpenAsync($"/console/articles/{id}");
        Assert.All(["2016年6月28日 18:00", ">改发布时间<"], text => Assert.Contains(text, publisher.Html, StringComparison.Ordinal));
        using var cancel = await publisher.OpenAsync($"/console/articles/{id}/unschedule");
        using var cancelled = await publisher.SendAsync($"/console/articles/{id}/unschedule", Seen(publisher));
        Assert.Equal("approved", (await room.Writer.ReadAsync(id)).ArticleStatus);

        using var ready = await publisher.OpenAsync($"/console/articles/{id}/publish");
        using var published = await publisher.SendAsync($"/console/articles/{id}/publish", Seen(publisher));
        Assert.Equal($"/console/articles/{id}?done=published", published.Headers.Location!.OriginalString);
        using var away = await publisher.OpenAsync($"/console/articles/{id}/withdraw");
        using var why = await publisher.SendAsync($"/console/articles/{id}/withdraw", Seen(publisher, ("comment", ""), ("publicNote", "正在核实")));
        Assert.Equal(HttpStatusCode.BadRequest, why.StatusCode);
        Assert.Contains("正在核实", publisher.Html, StringComparison.Ordinal);
        using var withdrawn = await publisher.SendAsync($"/console/articles/{id}/withdraw", Seen(publisher, ("comment", "数字有误"), ("reason", "事实错误"), ("publicNote", "正在核实")));
        Assert.Equal("withdrawn", (await room.Writer.ReadAsync(id)).ArticleStatus);

        using var bin = await writer.OpenAsync($"/console/articles/{id}/delete");
        using var deleted = await writer.SendAsync($"/console/articles/{id}/delete", Seen(writer));
        Assert.Equal("/console/articles?done=deleted", deleted.Headers.Location!.OriginalString);
        using var back = await writer.OpenAsync($"/console/articles/{id}/restore");
        using var restored = await writer.SendAsync($"/console/articles/{id}/restore", Seen(writer));
        Assert.Equal("draft", (await room.Writer.ReadAsync(id)).ArticleStatus);
    }

    [Fact]
    public async Task Who_lacks_a_button_reads_why_and_who_has_it()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var both = await room.AppointAsync("both", "editor", "publisher");
        var id = (await both.WriteAsync()).Id;
        (await both.SubmitAsync(id)).Ok();
        using var author = await room.EnterAsync("both");
        await author.OpenAsync($"/console/articles/{id}");
        Assert.Matches("等人审核。现在能审核的人：[^<]*editor", author.Html);
        (await room.Editor.ApproveAsync(id)).Ok();
        (await room.Reviewer.ApproveAsync(id)).Ok();
        (await room.Chief.ApproveAsync(id)).Ok();

        await author.OpenAsync($"/console/articles/{id}");
        Assert.DoesNotContain($"/console/articles/{id}/publish", author.Html, StringComparison.Ordinal);
        Assert.Contains("这是您撰写、修改或送审的稿件，不能由您自己审核或发布", author.Html, StringComparison.Ordinal);
        Assert.Contains("现在能发布的人：publisher。", author.Html, StringComparison.Ordinal);
        using var publisher = await room.EnterAsync("publisher");
        await publisher.OpenAsync($"/console/articles/{id}");
        Assert.DoesNotContain("现在能发布的人", publisher.Html, StringComparison.Ordinal);

        await room.ByHandAsync("update operators set enabled = false where user_name = 'publisher'");
        await author.OpenAsync($"/console/articles/{id}");
        Assert.Contains("现在没有人能发布这篇稿件", author.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_hands_in_is_told_before_that_nobody_is_left_to_review()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync("还没有送审的稿件")).Id;
        using var writer = await room.EnterAsync("writer");
        await writer.OpenAsync($"/console/articles/{id}/submit");
        Assert.DoesNotContain("现在没有人能审核", writer.Html, StringComparison.Ordinal);

        await room.ByHandAsync("update operators set enabled = false where user_name <> 'writer'");
        await writer.OpenAsync($"/console/articles/{id}/submit");
        Assert.Contains("现在没有人能审核这篇稿件", writer.Html, StringComparison.Ordinal);
        Assert.Contains(">送审</button>", writer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_reviews_reads_everything_and_finds_no_way_to_write()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync("还没有送审的稿件")).Id;
        (await room.Writer.ChangeAsync(id, new() { ["body"] = "第二版。" })).Ok();
        using var reviewer = await room.EnterAsync("reviewer");

        using var list = await reviewer.OpenAsync("/console/articles");
        Assert.DoesNotContain("/console/articles/new", reviewer.Html, StringComparison.Ordinal);
        using var page = await reviewer.OpenAsync($"/console/articles/{id}");
        Assert.Contains("第二版。", reviewer.Html, StringComparison.Ordinal);
        Assert.DoesNotMatch(">(修改|送审|删除)<", reviewer.Html.Split("id=\"history\"")[0]);
        using var first = await reviewer.OpenAsync($"/console/articles/{id}/versions/1");
        Assert.Contains("正文。", reviewer.Html, StringComparison.Ordinal);
        using var compared = await reviewer.OpenAsync($"/console/articles/{id}/compare");
        Assert.Contains("<ins>", reviewer.Html, StringComparison.Ordinal);
        foreach (var path in new[] { "new", $"{id}/edit", $"{id}/submit", $"{id}/delete", $"{id}/publish" })
        {
            using var closed = await reviewer.OpenAsync($"/console/articles/{path}");
            Assert.True(closed.StatusCode == HttpStatusCode.Forbidden, path);
        }

        using var none = await reviewer.OpenAsync("/console/articles/999");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var noVersion = await reviewer.OpenAsync($"/console/articles/{id}/versions/9");
        Assert.Equal(HttpStatusCode.NotFound, noVersion.StatusCode);
    }

    private static (string Name, string Value)[] Seen(ConsoleVisitor visitor, params (string Name, string Value)[] fields) =>
        [.. fields, ("revision", visitor.Field("revision")), ("contentHash", visitor.Field("contentHash"))];

    // The fields of the form as a browser would send them back.
    private static (string Name, string Value)[] Shown(ConsoleVisitor visitor) =>
    [
        .. new[] { "title", "revision", "fromVersion", "coverUrl", "source", "sourceUrl", "author", "editor", "subtitle", "originalTitle", "originalAuthor", "keywords", "givenCoverUrl" }
            .Select(name => (name, visitor.Field(name))),
        .. new[] { "body", "digest", "givenDigest" }.Select(name => (name, Area(visitor, name).ReplaceLineEndings("\r\n"))),
        .. new[] { "board", "bodyFormat", "kind", "validity" }.Select(name => (name, Selected(visitor, name))),
    ];

    private static string Area(ConsoleVisitor visitor, string name) =>
        WebUtility.HtmlDecode(Regex.Match(visitor.Html, $"<textarea (?:id|name)=\"{name}\"[^>]*>([^<]*)</textarea>").Groups[1].Value);

    private static string Selected(ConsoleVisitor visitor, string name) =>
        Regex.Match(visitor.Html, $"<select id=\"{name}\".*?</select>", RegexOptions.Singleline).Value is var select
            ? WebUtility.HtmlDecode(Regex.Match(select, "<option value=\"([^\"]*)\" selected").Groups[1].Value)
            : "";
}
