using System.Net;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Replies;

/// <summary>常用语 over HTTP, from the form to the follower.</summary>
public sealed class StandardRepliesPagesTests(TestDatabases databases)
{
    private const string Home = "/console/replies/standard";

    private static readonly (string, string)[] Mine =
    [
        ("version", "0"), ("welcome", "欢迎来到{公众号}！"), ("nothingFound", "没有找到，请换个说法。"), ("nothingMore", "到底了。"), ("received", "{类型}收到。"), ("greeting", "在呢。"), ("danger", ""),
    ];

    [Theory, EachDatabase]
    public async Task Texts_are_written_seen_approved_by_another_and_said(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        using var writer = await room.EnterAsync("writer");
        using var chief = await room.EnterAsync("chief");

        await writer.OpenAsync("/console/replies");
        Assert.Contains($"href=\"{Home}\"", writer.Html, StringComparison.Ordinal);
        await writer.OpenAsync(Home);
        Assert.All(["欢迎关注濮阳发布！", "产品自带的", $"{Home}/edit"], text => Assert.Contains(text, writer.Html, StringComparison.Ordinal));
        await writer.OpenAsync($"{Home}/edit");
        Assert.Contains("欢迎关注{公众号}！", writer.Html, StringComparison.Ordinal);
        using var drawn = await writer.SendAsync($"{Home}/edit", [.. Mine, ("act", "show")]);
        Assert.Equal(HttpStatusCode.OK, drawn.StatusCode);
        Assert.Contains("欢迎来到濮阳发布！", writer.Html, StringComparison.Ordinal);
        using var saved = await writer.SendAsync($"{Home}/edit", [.. Mine, ("act", "save")]);
        Assert.Equal($"{Home}?done=saved", saved.Target());
        await writer.OpenAsync($"{Home}/submit");
        using var submitted = await writer.SendAsync($"{Home}/submit", ("version", writer.Field("version")));
        Assert.Equal($"{Home}?done=submitted", submitted.Target());

        await writer.OpenAsync("/console");
        Assert.DoesNotContain("常用语待批准", writer.Html, StringComparison.Ordinal);
        await chief.OpenAsync("/console");
        Assert.Contains("常用语待批准", chief.Html, StringComparison.Ordinal);
        await chief.OpenAsync(Home);
        Assert.Contains($"{Home}/approve", chief.Html, StringComparison.Ordinal);
        Assert.True(chief.Html.IndexOf($"{Home}/approve", StringComparison.Ordinal) < chief.Html.IndexOf("现在用的常用语", StringComparison.Ordinal));
        Assert.DoesNotContain($"{Home}/edit", chief.Html, StringComparison.Ordinal);
        await chief.OpenAsync($"{Home}/approve");
        Assert.All(["欢迎来到濮阳发布！", "欢迎关注濮阳发布！", "没有改的：致谢、说重话、转人工、不在值班时间、求助附言"], text => Assert.Contains(text, chief.Html, StringComparison.Ordinal));
        using var approved = await chief.SendAsync($"{Home}/approve", ("version", chief.Field("version")), ("contentHash", chief.Field("contentHash")));
        Assert.Equal($"{Home}?done=approved", approved.Target());
        Assert.Equal("到底了。", await room.Host.Sender.AskAsync("更多"));
        using var again = await chief.SendAsync($"{Home}/approve", ("version", "1"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);

        await writer.OpenAsync($"{Home}/versions");
        Assert.All(["第 1 版", "产品自带的", $"{Home}/versions/0/restore"], text => Assert.Contains(text, writer.Html, StringComparison.Ordinal));
        await writer.OpenAsync($"{Home}/versions/0/restore");
        using var restored = await writer.SendAsync($"{Home}/versions/0/restore");
        Assert.Equal($"{Home}?done=restored", restored.Target());
        using var none = await writer.OpenAsync($"{Home}/versions/9/restore");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        using var writer = await room.EnterAsync("writer");
        await writer.OpenAsync($"{Home}/edit");

        using var refused = await writer.SendAsync(
            $"{Home}/edit", ("act", "save"), ("version", "0"), ("welcome", "欢迎{谁}"), ("nothingFound", "我写的话"), ("nothingMore", ""), ("received", "收到"), ("greeting", "好"), ("danger", ""));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.All(["里的“{谁}”不认识", "：不能是空的", "我写的话"], text => Assert.Contains(text, WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal));
        using var saved = await writer.SendAsync($"{Home}/edit", [.. Mine, ("act", "save")]);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        using var stale = await writer.SendAsync($"{Home}/edit", [.. Mine, ("act", "save")]);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Contains("到底了。", writer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wrote_it_has_no_way_to_approve_it_and_reads_why_it_was_rejected()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        using var writer = await room.EnterAsync("writer");
        using var reviewer = await room.EnterAsync("reviewer");
        await writer.OpenAsync($"{Home}/edit");
        using var saved = await writer.SendAsync($"{Home}/edit", [.. Mine, ("act", "save")]);
        await writer.OpenAsync($"{Home}/submit");
        using var submitted = await writer.SendAsync($"{Home}/submit", ("version", "1"));
        await writer.OpenAsync(Home);
        Assert.DoesNotContain($"{Home}/approve", writer.Html, StringComparison.Ordinal);
        Assert.Matches("现在能批准的人：[^。]*reviewer", writer.Html);
        Assert.DoesNotMatch("现在能批准的人：[^。]*writer", writer.Html);
        using var closed = await writer.OpenAsync($"{Home}/approve");
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);

        await reviewer.OpenAsync($"{Home}/reject");
        using var silent = await reviewer.SendAsync($"{Home}/reject", ("version", "1"), ("contentHash", reviewer.Field("contentHash")));
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        using var rejected = await reviewer.SendAsync($"{Home}/reject", ("version", "1"), ("contentHash", reviewer.Field("contentHash")), ("comment", "太冷淡"));
        Assert.Equal($"{Home}?done=rejected", rejected.Target());
        await writer.OpenAsync(Home);
        Assert.Contains("太冷淡", writer.Html, StringComparison.Ordinal);
        await reviewer.OpenAsync("/console");
        Assert.DoesNotContain("常用语待批准", reviewer.Html, StringComparison.Ordinal);
    }
}
