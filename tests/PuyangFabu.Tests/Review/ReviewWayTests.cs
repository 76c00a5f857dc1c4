using System.Net;
using System.Text.Json;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Review;

/// <summary>The way of an article from draft to its readers, as scripts go it.</summary>
public sealed class ReviewWayTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task From_draft_to_readers_by_five_people(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var draft = await room.Writer.WriteAsync("海绵城市建设提速");
        Assert.Equal(("draft", 1L), (draft.ArticleStatus, draft.Revision));
        Assert.Equal(404, (await room.PageAsync(draft.Id)).Status);

        Assert.Equal("firstReview", (await room.Writer.SubmitAsync(draft.Id)).Ok().ArticleStatus);
        Assert.Equal("secondReview", (await room.Editor.ApproveAsync(draft.Id, new { contentHash = draft.ContentHash })).Ok().ArticleStatus);
        Assert.Equal("finalReview", (await room.Reviewer.ApproveAsync(draft.Id)).Ok().ArticleStatus);
        Assert.Equal("approved", (await room.Chief.ApproveAsync(draft.Id, new { comment = "签发" })).Ok().ArticleStatus);
        Assert.Equal(404, (await room.PageAsync(draft.Id)).Status);
        var published = (await room.Publisher.PublishAsync(draft.Id)).Ok();

        Assert.Equal("published", published.ArticleStatus);
        Assert.Equal(draft.ContentHash, published.Body.GetProperty("live").GetProperty("contentHash").GetString());
        Assert.Equal((200, true), (await room.PageAsync(draft.Id)) is var page ? (page.Status, page.Html.Contains("海绵城市建设提速", StringComparison.Ordinal)) : default);
        var history = (await room.Publisher.GetAsync($"/api/articles/{draft.Id}/history")).Body.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(
            ["create writer", "submit writer", "approve editor firstReview", "approve reviewer secondReview", "approve chief finalReview", "publish publisher"],
            history.Select(static item => $"{item.GetProperty("action")} {item.GetProperty("by").GetProperty("name")} {(item.TryGetProperty("stage", out var stage) ? stage.GetString() : "")}".TrimEnd()));
        Assert.All(history, item => Assert.Equal(draft.ContentHash, item.GetProperty("contentHash").GetString()));
    }

    [Theory, EachDatabase]
    public async Task What_readers_see_stays_while_the_next_version_is_in_review(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var id = await room.PublishedAsync();
        var first = await room.Writer.ReadAsync(id);

        var edited = (await room.Writer.ChangeAsync(id, new() { ["title"] = "新的标题", ["correction"] = "标题有误，已改正。" })).Ok();
        Assert.Equal(("draft", first.ContentHash), (edited.ArticleStatus, edited.Body.GetProperty("live").GetProperty("contentHash").GetString()));
        Assert.DoesNotContain("新的标题", (await room.PageAsync(id)).Html, StringComparison.Ordinal);

        await room.PassAsync(id);
        Assert.DoesNotContain("新的标题", (await room.PageAsync(id)).Html, StringComparison.Ordinal);
        var again = (await room.Publisher.PublishAsync(id)).Ok();

        Assert.Equal(edited.ContentHash, again.Body.GetProperty("live").GetProperty("contentHash").GetString());
        Assert.Equal(first.Body.GetProperty("live").GetProperty("publishedAt").GetString(), again.Body.GetProperty("live").GetProperty("publishedAt").GetString());
        var page = (await room.PageAsync(id)).Html;
        Assert.Contains("新的标题", page, StringComparison.Ordinal);
        Assert.Contains("标题有误，已改正。", page, StringComparison.Ordinal);
        Assert.Equal("标题有误，已改正。", Assert.Single(again.Body.GetProperty("corrections").EnumerateArray()).GetProperty("text").GetString());
        Assert.Equal("", again.Text("correction"));
    }

    [Fact]
    public async Task Any_change_voids_the_approvals_and_tells_what_changed()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync()).Id;
        (await room.Writer.SubmitAsync(id)).Ok();
        (await room.Editor.ApproveAsync(id)).Ok();
        Assert.Single((await room.Writer.ReadAsync(id)).Body.GetProperty("approvals").EnumerateArray());

        var edited = (await room.Writer.ChangeAsync(id, new() { ["body"] = "改过的正文。" })).Ok();

        Assert.Equal("draft", edited.ArticleStatus);
        Assert.Empty(edited.Body.GetProperty("approvals").EnumerateArray());
        var details = (await room.Writer.GetAsync($"/api/articles/{id}/history")).Body.GetProperty("items").EnumerateArray().Last().GetProperty("details");
        Assert.Equal(["firstReview"], details.GetProperty("voided").EnumerateArray().Select(static stage => stage.GetString()));
        Assert.Contains("body", details.GetProperty("changed").EnumerateArray().Select(static field => field.GetString()));
        (await room.Reviewer.ApproveAsync(id)).Refused(HttpStatusCode.Conflict, "illegalMove");
    }

    [Fact]
    public async Task Saving_the_same_again_changes_nothing_and_voids_nothing()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync()).Id;
        (await room.Writer.SubmitAsync(id)).Ok();
        var approved = (await room.Editor.ApproveAsync(id)).Ok();

        var echoed = JsonSerializer.Deserialize<Dictionary<string, object?>>(approved.Body)!;
        var saved = (await room.Writer.PutAsync($"/api/articles/{id}", echoed)).Ok();

        // A name that is never shown either is a slip.
        echoed["titel"] = "错字";
        (await room.Writer.PutAsync($"/api/articles/{id}", echoed)).Refused(HttpStatusCode.BadRequest, "badInput");
        Assert.Equal((approved.Revision, approved.ArticleStatus, 1), (saved.Revision, saved.ArticleStatus, saved.Body.GetProperty("versions").GetInt32()));
    }

    [Fact]
    public async Task A_rejection_goes_back_to_its_writer_and_the_next_round_starts_anew()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync()).Id;
        (await room.Writer.SubmitAsync(id)).Ok();
        (await room.Editor.ApproveAsync(id)).Ok();
        (await room.Reviewer.RejectAsync(id, " ")).Refused(HttpStatusCode.BadRequest, "badInput");
        Assert.Equal("draft", (await room.Reviewer.RejectAsync(id, "来源不清")).Ok().ArticleStatus);

        (await room.Writer.SubmitAsync(id)).Ok();
        (await room.Reviewer.ApproveAsync(id)).Refused(HttpStatusCode.Forbidden, "stageRole");
        Assert.Equal("secondReview", (await room.Editor.ApproveAsync(id)).Ok().ArticleStatus);
    }

    [Theory, EachDatabase]
    public async Task Withdrawing_takes_it_from_readers_at_once_and_only_a_new_review_brings_it_back(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var id = await room.PublishedAsync();

        (await room.Chief.PostAsync($"/api/articles/{id}/withdraw")).Refused(HttpStatusCode.BadRequest, "badInput");
        var withdrawn = (await room.Chief.WithdrawAsync(id, new { comment = "数字有误", reason = "事实错误", publicNote = "数字有误，正在核实。" })).Ok();

        Assert.Equal(("withdrawn", JsonValueKind.Null), (withdrawn.ArticleStatus, withdrawn.Body.GetProperty("live").ValueKind));
        var page = await room.PageAsync(id);
        Assert.Equal((410, true), (page.Status, page.Html.Contains("数字有误，正在核实。", StringComparison.Ordinal)));
        (await room.Publisher.PublishAsync(id)).Refused(HttpStatusCode.Conflict, "illegalMove");
        await room.PassAsync(id);
        (await room.Publisher.PublishAsync(id)).Ok();
        Assert.Equal(200, (await room.PageAsync(id)).Status);
    }
}
