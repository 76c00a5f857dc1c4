using System.Net;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Review;

/// <summary>Many at once end in one outcome.</summary>
public sealed class ParallelReviewTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Of_a_hundred_approvals_at_once_exactly_one_counts(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var people = new List<Person>();
        for (var number = 0; number < 5; number++)
        {
            people.Add(await room.AppointAsync($"editor-{number}", "editor"));
        }

        var id = (await room.Writer.WriteAsync()).Id;
        (await room.Writer.SubmitAsync(id)).Ok();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => people[number % people.Count].ApproveAsync(id)));

        Assert.Single(answers, static answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(static answer => answer.Status != HttpStatusCode.OK), static answer => answer.Refused(HttpStatusCode.Forbidden, "stageRole"));
        var article = await room.Writer.ReadAsync(id);
        Assert.Equal(("secondReview", 3L), (article.ArticleStatus, article.Revision));
        Assert.Single(article.Body.GetProperty("approvals").EnumerateArray());
    }

    [Theory, EachDatabase]
    public async Task Of_many_saves_from_one_revision_one_is_kept(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var id = (await room.Writer.WriteAsync()).Id;

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => room.Writer.PutAsync($"/api/articles/{id}", new { title = $"题 {number}", revision = 1 })));

        Assert.Single(answers, static answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(static answer => answer.Status != HttpStatusCode.OK), static answer => answer.Refused(HttpStatusCode.PreconditionFailed, "staleRevision"));
        Assert.Equal(2, (await room.Writer.GetAsync($"/api/articles/{id}/versions")).Body.GetProperty("items").GetArrayLength());
    }

    [Theory, EachDatabase]
    public async Task Publishing_withdrawing_editing_and_importing_at_once_leave_one_whole_state(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var ids = new List<long>();
        for (var number = 0; number < 4; number++)
        {
            ids.Add(await room.ApprovedAsync());
        }

        var answers = await Task.WhenAll(ids.SelectMany(id => Enumerable.Range(0, 10).SelectMany(number => new[]
        {
            room.Publisher.PublishAsync(id),
            room.Chief.WithdrawAsync(id),
            room.Writer.PutAsync($"/api/articles/{id}", new { title = $"题 {number}", revision = 5 }),
        })));

        Assert.All(answers, static answer => Assert.Contains(answer.Status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.PreconditionFailed]));
        foreach (var id in ids)
        {
            var article = (await room.Writer.ReadAsync(id)).Ok();
            var isLive = article.Body.GetProperty("live").ValueKind != System.Text.Json.JsonValueKind.Null;
            Assert.Equal(isLive, (await room.PageAsync(id)).Status == 200);
        }
    }
}
