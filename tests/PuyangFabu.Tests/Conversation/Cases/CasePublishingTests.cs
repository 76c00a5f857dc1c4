using System.Net;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases;

/// <summary>A case becomes the draft of an article once, whatever happens between the two.</summary>
public sealed class CasePublishingTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_case_whose_process_died_when_its_article_was_made_goes_on_with_that_article(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var id = await room.InStateAsync(CaseState.Published);
        var article = (await room.Publisher.CallAsync("GET", $"/api/cases/{id}")).Json.GetProperty("articleId").GetInt64();

        // As a process leaves it that died before it moved the case.
        await room.Product.Database.Database.WriteAsync(
            session => session.ExecuteAsync("update cases set state = 'closed', article_id = null where id = @id", new { id }), Cancellation);
        var published = (await CaseRoom.DoAsync(room.Publisher, id, "publish")).Json;

        Assert.Equal(("published", article), (published.GetProperty("state").GetString(), published.GetProperty("articleId").GetInt64()));
    }

    [Fact]
    public async Task An_article_that_somebody_wrote_under_the_same_name_is_not_taken_for_it()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var id = await room.InStateAsync(CaseState.Closed);
        var number = (await room.Editor.CallAsync("GET", $"/api/cases/{id}")).Json.GetProperty("number").GetString();
        await room.Editor.CallAsync("POST", "/api/articles", new { externalId = $"case-{number}", board = "puyang-yaowen", title = "别的", body = "别的事" }, HttpStatusCode.Created);

        var refused = await CaseRoom.DoAsync(room.Publisher, id, "publish", null, HttpStatusCode.Conflict);

        Assert.Equal("externalIdTaken", refused.Json.GetProperty("code").GetString());
    }
}
