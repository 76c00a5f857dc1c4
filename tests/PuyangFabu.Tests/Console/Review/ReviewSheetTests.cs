using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Review;

public sealed partial class ReviewSheetTests(TestDatabases databases)
{
    [Fact]
    public async Task The_sheet_names_everybody_who_passed_the_text_and_what_is_still_open()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync(fields: new { board = "puyang-yaowen", title = "海绵城市 <b>", body = "联系人手机 13803930000。", source = "濮阳日报" })).Id;
        (await room.Writer.SubmitAsync(id, new { urgent = true, comment = "汛情紧急" })).Ok();
        (await room.Editor.ApproveAsync(id, new { proofreader = "张校对", secrecyReviewer = "李保密" })).Ok();
        (await room.Reviewer.ApproveAsync(id, new { comment = "属实" })).Ok();
        var finding = (await room.Chief.ApproveAsync(id)).Body.GetProperty("findings")[0].GetProperty("id").GetString();
        (await room.Chief.ApproveAsync(id, new { overrule = new[] { new { finding, reason = "已征得本人同意" } } })).Ok();
        (await room.Publisher.PublishAsync(id)).Ok();
        (await room.Chief.PostAsync($"/api/articles/{id}/confirm", new { item = "三校补校", comment = "已补" })).Ok();

        using var visitor = await EnterAsync(room);
        using var answer = await visitor.OpenAsync($"/console/articles/{id}/review-sheet");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.All(
            ["海绵城市 &lt;b&gt;", "濮阳要闻", "汛情紧急", "快审稿件", "张校对", "李保密", "属实", "已征得本人同意", "138******00", "三校补校：chief", "保密审查补签：尚未补办"],
            text => Assert.Contains(text, Readable(visitor.Html), StringComparison.Ordinal));
        Assert.DoesNotContain("未办理", visitor.Html, StringComparison.Ordinal);
        Assert.Equal(["张校对", "未填写", "未填写"], Proofreaders().Matches(Readable(visitor.Html)).Select(static match => match.Groups[1].Value));
        Assert.DoesNotContain("style=", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_and_without_a_review_it_shows_open_stages_and_other_rounds_are_not_found()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync()).Id;
        using var visitor = await EnterAsync(room);

        await visitor.OpenAsync($"/console/articles/{id}/review-sheet");
        Assert.Equal(3, visitor.Html.Split("未办理").Length - 1);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/console/articles/{id}/review-sheet?round=2")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/console/articles/999/review-sheet")).StatusCode);
    }

    [Fact]
    public async Task The_sheet_holds_the_whole_text_and_keeps_fingerprints_out_of_the_way()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync(fields: new { board = "puyang-yaowen", title = "防汛通告", digest = "三句话说完", body = "黄河水位上涨，**请勿靠近**。", source = "濮阳日报", coverUrl = "https://example.com/cover.png" })).Id;
        (await room.Writer.SubmitAsync(id)).Ok();
        (await room.Editor.ApproveAsync(id)).Ok();
        var hash = (await room.Writer.ReadAsync(id)).Body.GetProperty("contentHash").GetString()!;

        using var visitor = await EnterAsync(room);
        await visitor.OpenAsync($"/console/articles/{id}/review-sheet");

        var (read, apart) = (visitor.Html.Split("<details class=\"proof\">")[0], visitor.Html.Split("<details class=\"proof\">")[1]);
        Assert.Contains("<strong>请勿靠近</strong>", read, StringComparison.Ordinal);
        Assert.All(["三句话说完", "https://example.com/cover.png", "data-print hidden"], text => Assert.Contains(text, Readable(read), StringComparison.Ordinal));
        Assert.DoesNotContain(hash[..12], read, StringComparison.Ordinal);
        Assert.Equal(3, apart.Split(hash).Length);
    }

    private static async Task<ConsoleVisitor> EnterAsync(Newsroom room)
    {
        const string password = "Another-word-77";
        var visitor = new ConsoleVisitor(room.Host.Address);
        using var entered = await visitor.SignInAsync("reviewer", OperatorDriver.Password);
        using var form = await visitor.OpenAsync("/console/password");
        using var changed = await visitor.SendAsync("/console/password", ("currentPassword", OperatorDriver.Password), ("newPassword", password), ("repeated", password));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        return visitor;
    }

    [GeneratedRegex("data-label=\"校对\">([^<]*)</td>")]
    private static partial Regex Proofreaders();

    // Razor writes Chinese as numbers where it need not; a reader sees the same.
    private static string Readable(string html) => WebUtility.HtmlDecode(html.Replace("&lt;", "&amp;lt;", StringComparison.Ordinal).Replace("&gt;", "&amp;gt;", StringComparison.Ordinal));
}
