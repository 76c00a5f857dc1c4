using System.Net;

namespace PuyangFabu.Tests.Review;

/// <summary>Every state x every person x every action, over HTTP, against <see cref="MatrixExpectation"/>.</summary>
public sealed class ReviewMatrixTests(MatrixStage stage) : IClassFixture<MatrixStage>
{
    public static TheoryData<string, string> Cases =>
        new(MatrixExpectation.AllStates.SelectMany(static _ => MatrixStage.People, static (state, person) => (state, person)));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Everybody_gets_the_answer_that_the_rules_give(string state, string person)
    {
        foreach (var action in MatrixExpectation.Actions)
        {
            var id = await stage.ArticleInAsync(state);
            var before = await stage.Persons["other"].ReadAsync(id);
            var expected = MatrixExpectation.Of(state, person, action);
            await OffersAsync(person, action, id, offers: action is not ("unlock" or "takeOver") && expected.Status == HttpStatusCode.OK);

            var answer = await stage.TryAsync(stage.Persons[person], action, id);

            Assert.True(
                expected == (answer.Status, answer.Code),
                $"{person} {action} in {state}: expected {expected}, got {(int)answer.Status} {answer.Code} {answer.Body}");
            if (answer.Status != HttpStatusCode.OK)
            {
                // Nothing half done: the article is what it was, history included.
                var after = await stage.Persons["other"].ReadAsync(id);
                Assert.Equal(before.Body.GetRawText(), after.Body.GetRawText());
            }
            else if (action != "read")
            {
                stage.Used(state);
            }
        }
    }

    // Nobody is shown an action that is refused then, and nobody misses one that is not. Reading is no action; without a lock there is nothing to unlock and to take over.
    private async Task OffersAsync(string person, string action, long id, bool offers)
    {
        var shown = (await stage.Persons[person].ReadAsync(id)).Ok().Body.GetProperty("actions").EnumerateArray().Select(static item => item.GetString()).ToArray();
        Assert.True(action == "read" || offers == shown.Contains(action), $"{person} is shown {string.Join(' ', shown)}, {action} expected: {offers}");
    }

    [Theory]
    [InlineData("submit")]
    [InlineData("approve")]
    [InlineData("publish")]
    public async Task Guessed_ids_and_strangers_are_told_nothing(string action)
    {
        var path = $"/api/articles/{await stage.ArticleInAsync("draft")}/{action}";
        (await stage.Persons["other"].PostAsync($"/api/articles/999999/{action}")).Refused(HttpStatusCode.NotFound, "notFound");
        (await stage.Persons["other"].PostAsync($"/api/articles/-1/{action}")).Refused(HttpStatusCode.NotFound, "notFound");
        (await stage.Persons["other"].PostAsync($"/api/articles/1%27%20or%201=1/{action}")).Refused(HttpStatusCode.NotFound, "notFound");
        (await stage.Persons["auditor"].PostAsync($"/api/articles/999999/{action}")).Refused(HttpStatusCode.Forbidden, "noRight");
        using var stranger = new HttpClient { BaseAddress = stage.Persons["other"].Client.BaseAddress };
        (await new Person(stranger).PostAsync(path)).Refused(HttpStatusCode.Unauthorized, "notSignedIn");
    }

    [Fact]
    public async Task What_was_read_must_be_what_is_decided_on()
    {
        var id = await stage.ArticleInAsync("firstReview");
        var first = stage.Persons["first"];
        (await first.ApproveAsync(id, new { revision = 99 })).Refused(HttpStatusCode.PreconditionFailed, "staleRevision");
        (await first.ApproveAsync(id, new { contentHash = new string('0', 64) })).Refused(HttpStatusCode.PreconditionFailed, "staleContent");
        (await stage.Persons["writer"].ApproveAsync(id, new { revision = 99 })).Refused(HttpStatusCode.Forbidden, "ownText");
        (await first.PostAsync($"/api/articles/{id}/reject", new { revision = 99 })).Refused(HttpStatusCode.PreconditionFailed, "staleRevision");
        (await first.PostAsync($"/api/articles/{id}/reject")).Refused(HttpStatusCode.BadRequest, "badInput");
        (await first.PostAsync($"/api/articles/{id}/approve", new { comment = new string('长', 2001) })).Refused(HttpStatusCode.BadRequest, "badInput");
    }
}
