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

        await chief.OpenAsync(List);
        Assert.Contains("静静发布", chief.Html, StringComparison.Ordinal);
        Assert.Contains("不占群发次数", chief.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("今天还剩", chief.Html, StringComparison.Ordinal);
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
        Assert.Contains("这次发布是您建的或提交的，须由另一个人批准。", WebUtility.HtmlDecode(chief.Html), StringComparison.Ordinal);
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
