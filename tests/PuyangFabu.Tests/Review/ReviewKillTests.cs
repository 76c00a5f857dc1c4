using System.Net;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Review;

/// <summary>The built product is killed at any moment of the way: every answer that was given holds afterwards, and nothing is half done.</summary>
public sealed class ReviewKillTests
{
    [Fact]
    public async Task After_a_kill_every_answered_move_is_there_with_its_history_and_its_record()
    {
        using var data = new ScratchFolder();
        var answered = new Dictionary<long, (string Status, long Revision)>();
        var first = await RunningProduct.StartAsync(data, "--Checks:Links", "false", "--Operators:ForcePasswordChange", "false");
        try
        {
            using var operators = new OperatorDriver(first.Address, OperatorDriver.PasswordIn(data.Path));
            var writer = new Person(await operators.AppointAsync("writer", "editor"));
            var editor = new Person(await operators.AppointAsync("editor", "editor"));
            var enough = new TaskCompletionSource();
            var work = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MoveUntilGoneAsync(writer, editor, answered, enough)));
            await enough.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

            first.Kill();
            await work;
        }
        finally
        {
            await first.DisposeAsync();
        }

        await using var second = await ServedProduct.StartAsync(data, "--Checks:Links", "false", "--Operators:ForcePasswordChange", "false");
        using var again = new OperatorDriver(second.Address, OperatorDriver.PasswordIn(data.Path));
        var admin = new Person(await again.AdminAsync());
        Assert.True(answered.Count >= 20, $"only {answered.Count} articles were moved");
        foreach (var (id, told) in answered)
        {
            var article = (await admin.ReadAsync(id)).Ok();
            Assert.True(article.Revision >= told.Revision, $"{id} is at {article.Revision}, but {told.Revision} was answered");
            var history = (await admin.GetAsync($"/api/articles/{id}/history")).Body.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("action").GetString()).ToList();

            // Each move is one revision and one event: a half one would make them differ.
            Assert.Equal(article.Revision, history.Count);
            Assert.Equal(article.ArticleStatus switch { "draft" => "create", "firstReview" => "submit", _ => "approve" }, history[^1]);
        }

        Assert.True((await admin.GetAsync("/api/audit/verify")).Ok().Body.GetProperty("valid").GetBoolean());
    }

    private static async Task MoveUntilGoneAsync(
        Person writer, Person editor, Dictionary<long, (string Status, long Revision)> answered, TaskCompletionSource enough)
    {
        try
        {
            while (true)
            {
                var id = Keep(await writer.PostAsync("/api/articles", new { board = "zhuanti", title = "甲", body = "正文。", source = "濮阳日报" }));
                Keep(await writer.SubmitAsync(id));
                Keep(await editor.ApproveAsync(id));
            }
        }
        catch (HttpRequestException)
        {
            // The process is gone.
        }

        long Keep(ApiAnswer answer)
        {
            Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created, $"{(int)answer.Status} {answer.Body}");
            lock (answered)
            {
                answered[answer.Id] = (answer.ArticleStatus, answer.Revision);
                if (answered.Count >= 20)
                {
                    enough.TrySetResult();
                }
            }

            return answer.Id;
        }
    }
}
