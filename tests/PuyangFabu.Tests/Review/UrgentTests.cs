using System.Net;
using System.Text.Json;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Review;

/// <summary>快审 saves time, not people.</summary>
public sealed class UrgentTests(TestDatabases databases)
{
    [Fact]
    public async Task It_stands_first_needs_the_same_people_and_is_made_up_for_afterwards()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync("暴雨红色预警")).Id;
        room.Host.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = (await room.Writer.WriteAsync("后写的")).Id;

        (await room.Writer.SubmitAsync(id, new { urgent = true })).Refused(HttpStatusCode.BadRequest, "badInput");
        (await room.Writer.SubmitAsync(id, new { urgent = true, comment = "暴雨将至" })).Ok();
        room.Host.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        (await room.Writer.ChangeAsync(later, new() { ["digest"] = "更新" })).Ok();
        Assert.Equal([id, later], (await room.Writer.GetAsync("/api/articles")).Body.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("id").GetInt64()));

        (await room.Chief.ApproveAsync(id)).Refused(HttpStatusCode.Forbidden, "stageRole");
        (await room.Editor.ApproveAsync(id)).Ok();
        (await room.Reviewer.ApproveAsync(id)).Ok();
        (await room.Chief.ApproveAsync(id)).Ok();
        var published = (await room.Publisher.PublishAsync(id)).Ok();
        Assert.Equal(["三校补校", "保密审查补签"], Open(published));
        Assert.Equal([later, id], (await room.Writer.GetAsync("/api/articles")).Body.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("id").GetInt64()).Order().Reverse());

        (await room.Writer.PostAsync($"/api/articles/{id}/confirm", new { item = "三校补校" })).Refused(HttpStatusCode.Forbidden, "ownText");
        (await room.Chief.PostAsync($"/api/articles/{id}/confirm", new { item = "别的" })).Refused(HttpStatusCode.BadRequest, "badInput");
        (await room.Chief.PostAsync($"/api/articles/{id}/confirm", new { item = "三校补校", comment = " " })).Refused(HttpStatusCode.BadRequest, "badInput");
        var confirmed = (await room.Chief.PostAsync($"/api/articles/{id}/confirm", new { item = "三校补校", comment = "已补" })).Ok();
        Assert.Equal(["保密审查补签"], Open(confirmed));
        (await room.Chief.PostAsync($"/api/articles/{id}/confirm", new { item = "三校补校" })).Refused(HttpStatusCode.Conflict, "alreadyConfirmed");
    }

    [Theory, EachDatabase]
    public async Task A_late_confirmation_names_the_text_that_went_out_and_not_the_one_being_written(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var other = await room.AppointAsync("other", "editor");
        var id = (await room.Writer.WriteAsync("暴雨红色预警")).Id;
        (await other.ChangeAsync(id, new() { ["digest"] = "尽快转移" })).Ok();
        (await room.Writer.SubmitAsync(id, new { urgent = true, comment = "暴雨将至" })).Ok();
        (await room.Editor.ApproveAsync(id)).Ok();
        (await room.Reviewer.ApproveAsync(id)).Ok();
        (await room.Chief.ApproveAsync(id)).Ok();
        var published = (await room.Publisher.PublishAsync(id)).Ok();
        var later = await room.AppointAsync("later", "editor");
        var newest = (await later.ChangeAsync(id, new() { ["title"] = "暴雨红色预警解除" })).Ok();

        (await other.PostAsync($"/api/articles/{id}/confirm", new { item = "三校补校" })).Refused(HttpStatusCode.Forbidden, "ownText");
        (await room.Chief.PostAsync($"/api/articles/{id}/confirm", new { item = "三校补校", contentHash = newest.ContentHash })).Refused(HttpStatusCode.PreconditionFailed, "staleContent");
        (await room.Chief.PostAsync($"/api/articles/{id}/confirm", new { item = "三校补校", comment = "已补", contentHash = published.ContentHash })).Ok();

        var confirmed = (await room.Writer.GetAsync($"/api/articles/{id}/history")).Body.GetProperty("items").EnumerateArray().Last();
        Assert.Equal(
            ("confirm", published.ContentHash, 2L),
            (confirmed.GetProperty("action").GetString(), confirmed.GetProperty("contentHash").GetString(), confirmed.GetProperty("version").GetInt64()));
        Assert.Equal("draft", (await room.Writer.ReadAsync(id)).ArticleStatus);
    }

    private static IEnumerable<string?> Open(ApiAnswer article) => article.Body.GetProperty("confirmAfterwards").EnumerateArray()
        .Where(static item => !item.TryGetProperty("confirmedBy", out var by) || by.ValueKind == JsonValueKind.Null)
        .Select(static item => item.GetProperty("item").GetString());
}
