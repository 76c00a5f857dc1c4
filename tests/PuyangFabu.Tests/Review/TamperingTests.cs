using System.Net;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Review;

/// <summary>Whoever changes the database by hand still gets nothing to readers that three people have not read.</summary>
public sealed class TamperingTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_text_changed_by_hand_after_its_approvals_is_not_published(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var id = await room.ApprovedAsync();

        await room.ByHandAsync("update article_versions set content = replace(content, '正文。', '假的。') where article_id = @id", new { id });
        (await room.Publisher.PublishAsync(id)).Refused(HttpStatusCode.Conflict, "notProven");
        await room.ByHandAsync("update article_versions set content_hash = 'x' where article_id = @id", new { id });
        (await room.Publisher.PublishAsync(id, new { scheduledAt = "2016-07-01" })).Refused(HttpStatusCode.Conflict, "notProven");
        Assert.Equal(404, (await room.PageAsync(id)).Status);

        var admin = await room.AdminAsync();
        var refused = (await admin.GetAsync("/api/audit")).Body.GetProperty("items").EnumerateArray()
            .Where(static item => item.GetProperty("action").GetString() == "article.publish")
            .Select(static item => item.GetProperty("refused").GetString());
        Assert.Equal(["notProven", "notProven"], refused);
    }

    [Theory, EachDatabase]
    public async Task A_state_set_by_hand_is_not_taken_for_approvals(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var id = (await room.Writer.WriteAsync()).Id;
        (await room.Writer.SubmitAsync(id)).Ok();
        (await room.Editor.ApproveAsync(id)).Ok();

        await room.ByHandAsync("update article_works set state = 'approved' where article_id = @id", new { id });

        var refused = (await room.Publisher.PublishAsync(id)).Refused(HttpStatusCode.Conflict, "notProven");
        Assert.Contains("复审", refused.Text("title"), StringComparison.Ordinal);
        Assert.Equal("draft", (await room.Publisher.PostAsync($"/api/articles/{id}/send-back", new { comment = "缺审" })).Ok().ArticleStatus);
    }

    [Theory]
    [InlineData("update article_events set operator_id = (select operator_id from article_events where stage = 'firstReview') where stage = 'secondReview'", "同一个人")]
    [InlineData("update article_events set operator_id = (select writer_id from article_works) where stage = 'secondReview'", "作者")]
    [InlineData("update article_events set round = round - 1 where stage = 'finalReview'", "缺少终审")]
    [InlineData("update article_events set stage = 'firstReview' where stage = 'finalReview'", "缺少终审")]
    [InlineData("update article_works set round = round + 1", "缺少初审")]
    [InlineData("update article_works set head_version = 2", "不一致")]
    public async Task Approvals_of_one_person_of_the_author_or_of_another_round_prove_nothing(string byHand, string reason)
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        await room.ByHandAsync(
            "insert into article_versions (article_id, number, content, content_hash, written_name, written_ms) select article_id, 2, replace(content, '正文', '假文'), content_hash, '', 0 from article_versions");

        await room.ByHandAsync(byHand);
        if (byHand.Contains("head_version", StringComparison.Ordinal))
        {
            await room.ByHandAsync("update article_events set version = 2");
        }

        Assert.Contains(reason, (await room.Publisher.PublishAsync(id)).Refused(HttpStatusCode.Conflict, "notProven").Text("title"), StringComparison.Ordinal);
        Assert.Equal(404, (await room.PageAsync(id)).Status);
    }

    [Fact]
    public async Task A_text_changed_by_hand_in_review_gets_no_approval()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync()).Id;
        await room.ByHandAsync("update article_versions set content = replace(content, '正文。', '假的。')");
        (await room.Writer.SubmitAsync(id)).Refused(HttpStatusCode.Conflict, "contentChanged");
    }
}
