using System.Net;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Review;

/// <summary>What the checks find decides about the way of a text.</summary>
public sealed class FindingTests(TestDatabases databases)
{
    [Fact]
    public async Task Personal_data_stops_it_or_needs_the_last_reviewers_reason()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var blocked = await room.Writer.WriteAsync(fields: new { board = "puyang-yaowen", title = "公示", body = "身份证号 11010519491231002X。", source = "濮阳日报" });
        var refused = (await room.Writer.SubmitAsync(blocked.Id)).Refused(HttpStatusCode.Conflict, "blockingFindings");
        var finding = refused.Body.GetProperty("findings")[0];
        Assert.Equal(("block", "body"), (finding.GetProperty("severity").GetString(), finding.GetProperty("field").GetString()));
        Assert.DoesNotContain("11010519491231002X", refused.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("draft", (await room.Writer.ReadAsync(blocked.Id)).ArticleStatus);
    }

    [Fact]
    public async Task What_needs_confirming_is_let_stand_by_the_last_reviewer_alone_and_with_a_reason()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync(fields: new { board = "puyang-yaowen", title = "便民电话", body = "联系人手机 13803930000。", source = "濮阳日报" })).Id;
        (await room.Writer.SubmitAsync(id, new { urgent = true, comment = "汛情" })).Ok();
        (await room.Editor.ApproveAsync(id)).Ok();
        (await room.Reviewer.ApproveAsync(id)).Ok();

        var open = (await room.Chief.ApproveAsync(id)).Refused(HttpStatusCode.Conflict, "openFindings");
        var finding = open.Body.GetProperty("findings")[0].GetProperty("id").GetString();
        (await room.Chief.ApproveAsync(id, new { overrule = new[] { new { finding, reason = " " } } })).Refused(HttpStatusCode.BadRequest, "badInput");
        var approved = (await room.Chief.ApproveAsync(id, new { overrule = new[] { new { finding, reason = "已征得本人同意" } } })).Ok();

        Assert.Equal("approved", approved.ArticleStatus);
        Assert.Equal(3, approved.Body.GetProperty("confirmAfterwards").GetArrayLength());
        var details = (await room.Chief.GetAsync($"/api/articles/{id}/history")).Body.GetProperty("items").EnumerateArray().Last().GetProperty("details");
        Assert.Equal("已征得本人同意", details.GetProperty("overruled")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_text_without_a_body_passes_only_when_everybody_says_that_it_is_meant_so()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync(fields: new { board = "puyang-yaowen", title = "暴雨红色预警", digest = "请避险。", source = "市气象台" })).Id;
        var refused = (await room.Writer.SubmitAsync(id)).Refused(HttpStatusCode.Conflict, "emptyBody");
        Assert.Contains("正文是空的", refused.Body.GetProperty("title").GetString(), StringComparison.Ordinal);
        (await room.Writer.SubmitAsync(id, new { titleOnly = true })).Ok();

        (await room.Editor.ApproveAsync(id)).Refused(HttpStatusCode.Conflict, "emptyBody");
        (await room.Editor.ApproveAsync(id, new { titleOnly = true })).Ok();
        (await room.Reviewer.ApproveAsync(id)).Refused(HttpStatusCode.Conflict, "emptyBody");
        (await room.Reviewer.ApproveAsync(id, new { titleOnly = true })).Ok();
        var open = (await room.Chief.ApproveAsync(id, new { titleOnly = true })).Refused(HttpStatusCode.Conflict, "openFindings");
        var finding = open.Body.GetProperty("findings")[0].GetProperty("id").GetString();
        Assert.Equal("approved", (await room.Chief.ApproveAsync(id, new { overrule = new[] { new { finding, reason = "先发标题，正文随后补" } } })).Ok().ArticleStatus);
    }

    [Fact]
    public async Task The_checks_can_be_read_before_handing_in()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync(fields: new { board = "puyang-yaowen", title = "只有标题" })).Id;
        var findings = (await room.Reviewer.GetAsync($"/api/articles/{id}/checks")).Ok().Body.GetProperty("findings").EnumerateArray().ToList();
        Assert.Contains("missing-source", findings.Select(static finding => finding.GetProperty("rule").GetString()));
        (await room.Reviewer.GetAsync("/api/articles/999/checks")).Refused(HttpStatusCode.NotFound, "notFound");
    }
}
