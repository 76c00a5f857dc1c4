using System.Net;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Publications;

namespace PuyangFabu.Tests.Console.Broadcasts;

/// <summary>What nobody is told of, on the pages.</summary>
public sealed class PublicationPagesTests(TestDatabases databases)
{
    private const string List = "/console/broadcasts/publications";

    [Fact]
    public async Task One_person_makes_it_another_reads_it_and_it_is_published()
    {
        await using var room = await PublicationRoom.OpenAsync(databases);
        var article = await room.Room.PublishedAsync(new { board = "puyang-yaowen", title = "静静发布", body = "全文在此。", source = "濮阳日报" });
        using var writer = await room.Room.EnterAsync("writer");
        using var chief = await room.Room.EnterAsync("chief");

        await writer.OpenAsync($"{List}/new");
        using var empty = await writer.SendAsync($"{List}/new", ("act", "save"), ("linkFootnotes", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Matches("name=\"linkFootnotes\" value=\"true\" checked", writer.Html);
        using var made = await writer.SendAsync($"{List}/new", ("act", "save"), ("articleIds", $"{article}"));
        var path = made.Target().Split('?')[0];
        await writer.OpenAsync($"{path}/submit");
        using var submitted = await writer.SendAsync($"{path}/submit", ("contentHash", writer.Field("contentHash")));
        Assert.Equal($"{path}?done=submitted", submitted.Target());

        await chief.OpenAsync($"{path}/approve");
        Assert.All(["全文在此。", "第 1 篇完", "我已逐条阅读"], text => Assert.Contains(text, chief.Html, StringComparison.Ordinal));
        var hash = chief.Field("contentHash");
        using var unread = await chief.SendAsync($"{path}/approve", ("contentHash", hash));
        Assert.Equal(HttpStatusCode.BadRequest, unread.StatusCode);
        using var approved = await chief.SendAsync($"{path}/approve", ("contentHash", hash), ("read", "true"));
        Assert.Equal($"{path}?done=approved", approved.Target());
        await chief.OpenAsync($"{path}/publish");
        using var published = await chief.SendAsync($"{path}/publish", ("contentHash", chief.Field("contentHash")));
        Assert.Equal($"{path}?done=published", published.Target());

        // While WeChat is at it nothing is to be deleted, and no word is asked for that has no field.
        using var early = await chief.SendAsync($"{path}/remove", ("comment", "数据有误"), ("contentHash", hash), ("typed", "别的"));
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Contains("现在是“正在发布”，不能", WebUtility.HtmlDecode(chief.Html), StringComparison.Ordinal);

        await room.StepAsync(TimeSpan.FromSeconds(31));
        await chief.OpenAsync($"{path}/remove");
        var word = chief.WordToType();
        using var untyped = await chief.SendAsync($"{path}/remove", ("comment", "数据有误"), ("contentHash", hash), ("typed", "别的"));
        Assert.Equal(HttpStatusCode.BadRequest, untyped.StatusCode);
        Assert.Contains($"要输入公众号的名称“{word}”", WebUtility.HtmlDecode(chief.Html), StringComparison.Ordinal);

        await chief.OpenAsync(List);
        Assert.Contains("静静发布", chief.Html, StringComparison.Ordinal);
        Assert.Contains("不占群发次数", chief.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("今天还剩", chief.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_came_back_is_changed_and_who_changed_it_does_not_approve_it()
    {
        await using var room = await PublicationRoom.OpenAsync(databases);
        var first = await room.Room.PublishedAsync(new { board = "puyang-yaowen", title = "第一篇", body = "正文。", source = "濮阳日报" });
        var second = await room.Room.PublishedAsync(new { board = "puyang-yaowen", title = "第二篇", body = "正文。", source = "濮阳日报" });
        var id = await room.CreatedAsync(first);
        (await room.DoAsync(room.Room.Writer, id, "submit")).Ok();
        (await room.DoAsync(room.Room.Chief, id, "reject", new { comment = "换成第二篇" })).Ok();
        using var publisher = await room.Room.EnterAsync("publisher");
        var path = $"{List}/{id}";

        await publisher.OpenAsync($"{path}/edit");
        Assert.Contains("已退回：换成第二篇", publisher.Html, StringComparison.Ordinal);
        Assert.Equal($"{first}", publisher.Field("articleIds"));
        using var none = await publisher.SendAsync($"{path}/edit", ("act", "save"), ("revision", publisher.Field("revision")));
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        using var stale = await publisher.SendAsync($"{path}/edit", ("act", "save"), ("articleIds", $"{second}"), ("revision", "1"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var saved = await publisher.SendAsync(
            $"{path}/edit", ("act", "save"), ("articleIds", $"{second}"), ("linkFootnotes", "true"), ("revision", $"{(await room.ReadAsync(id)).Revision}"));
        Assert.Equal($"{path}?done=saved", saved.Target());
        var changed = await room.ReadAsync(id);
        Assert.Equal(("第二篇", true, second), (changed.Title, changed.LinkFootnotes, changed.Articles![0].ArticleId));

        (await room.DoAsync(room.Room.Writer, id, "submit")).Ok();
        Assert.Equal("ownWork", (await room.DoAsync(room.Room.Publisher, id, "approve")).Code);
        await publisher.OpenAsync($"{path}/edit");
        Assert.Contains("不能修改", publisher.Html, StringComparison.Ordinal);
        Assert.Equal("illegalMove", (await room.Room.Writer.PutAsync($"/api/publications/{id}", new { articleIds = new[] { first } })).Code);
        (await room.DoAsync(room.Room.Chief, id, "approve")).Ok();
    }

    [Fact]
    public async Task Who_has_the_next_step_finds_it_on_the_list_and_on_the_desk()
    {
        await using var room = await PublicationRoom.OpenAsync(databases);
        var id = await room.CreatedAsync(await room.Room.PublishedAsync());
        using var writer = await room.Room.EnterAsync("writer");
        using var chief = await room.Room.EnterAsync("chief");
        await writer.OpenAsync(List);
        Assert.Contains($"<a href=\"{List}/{id}/submit\">提交批准</a>", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
        await writer.OpenAsync("/console");
        Assert.Contains("我的微信发布草稿", writer.Html, StringComparison.Ordinal);
        await chief.OpenAsync("/console");
        Assert.DoesNotContain("微信发布", chief.Html, StringComparison.Ordinal);

        (await room.DoAsync(room.Room.Writer, id, "submit")).Ok();
        await chief.OpenAsync(List);
        Assert.Contains($"<a href=\"{List}/{id}/approve\">逐篇阅读，批准</a>", WebUtility.HtmlDecode(chief.Html), StringComparison.Ordinal);
        await chief.OpenAsync("/console");
        Assert.Contains("微信发布待批准", chief.Html, StringComparison.Ordinal);
        (await room.DoAsync(room.Room.Chief, id, "approve")).Ok();
        await chief.OpenAsync("/console");
        Assert.Contains("微信发布待发布", chief.Html, StringComparison.Ordinal);
        (await room.DoAsync(room.Room.Chief, id, "reject", new { comment = "再等等" })).Ok();
        await writer.OpenAsync("/console");
        Assert.Contains("退回给我的微信发布", writer.Html, StringComparison.Ordinal);

        await room.ApprovedAsync();
        room.Fail(PuyangFabu.Sandbox.Platform.Faults.PlatformFaultKind.NoAnswerAfter);
        await room.DoAsync(room.Room.Chief, 2, "publish");
        await chief.OpenAsync("/console");
        Assert.Contains("微信发布结果未知", chief.Html, StringComparison.Ordinal);
        await chief.OpenAsync($"{List}/2");
        Assert.Contains("有变化会自动显示", chief.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_form_is_offered_for_what_cannot_be_done()
    {
        await using var room = await PublicationRoom.OpenAsync(databases);
        var id = await room.CreatedAsync(await room.Room.PublishedAsync());
        using var chief = await room.Room.EnterAsync("chief");
        foreach (var act in new[] { "approve", "reject", "publish", "remove", "resolve" })
        {
            await chief.OpenAsync($"{List}/{id}/{act}");
            Assert.DoesNotContain("name=\"contentHash\"", chief.Html, StringComparison.Ordinal);
        }

        await chief.OpenAsync($"{List}/{id}/publish");
        Assert.Contains("现在是“草稿”，不能发布", WebUtility.HtmlDecode(chief.Html), StringComparison.Ordinal);
        using var refused = await chief.SendAsync($"{List}/{id}/publish");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        (await room.DoAsync(room.Room.Writer, id, "cancel")).Ok();
        foreach (var act in new[] { "submit", "cancel" })
        {
            await chief.OpenAsync($"{List}/{id}/{act}");
            Assert.Contains("现在是“已取消”", WebUtility.HtmlDecode(chief.Html), StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"contentHash\"", chief.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_made_it_does_not_approve_it_and_a_reason_is_asked_for()
    {
        await using var room = await PublicationRoom.OpenAsync(databases);
        var id = (await room.Room.Chief.PostAsync("/api/publications", new { articleIds = new[] { await room.Room.PublishedAsync() } })).Ok().Body.GetProperty("id").GetInt64();
        (await room.DoAsync(room.Room.Chief, id, "submit")).Ok();
        using var chief = await room.Room.EnterAsync("chief");
        using var publisher = await room.Room.EnterAsync("publisher");

        await chief.OpenAsync($"{List}/{id}/approve");
        Assert.Contains("须由另一个人批准", chief.Html, StringComparison.Ordinal);
        Assert.Contains("这次发布是您建的、改的或提交的，须由另一个人批准。", WebUtility.HtmlDecode(chief.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"read\"", chief.Html, StringComparison.Ordinal);
        await publisher.OpenAsync($"{List}/{id}/reject");
        (string, string)[] read = [("contentHash", publisher.Field("contentHash")), ("revision", publisher.Field("revision"))];
        using var silent = await publisher.SendAsync($"{List}/{id}/reject", [("comment", ""), .. read]);
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        using var rejected = await publisher.SendAsync($"{List}/{id}/reject", [("comment", "标题有误"), .. read]);
        Assert.Equal($"{List}/{id}?done=rejected", rejected.Target());
        using var none = await publisher.OpenAsync($"{List}/99");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }
}
