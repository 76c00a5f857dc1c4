using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Content.Articles.Bodies;

public sealed class BodyTurnsTests(ContentHost content) : IClassFixture<ContentHost>
{
    private static readonly string LongBody = string.Concat(Enumerable.Repeat("<p>字</p>", BodyTurns.LongFrom / 8 + 1));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_long_bodies_at_once_only_so_many_are_made_as_leave_a_processor()
    {
        using var turns = new BodyTurns();
        var (running, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => turns.RunAsync(BodyTurns.LongFrom, Make, Cancellation))));

        Assert.InRange(most, 1, BodyTurns.AtOnce);
        int Make()
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            Thread.SpinWait(2_000_000);
            return Interlocked.Decrement(ref running);
        }
    }

    [Theory]
    [InlineData("POST", "/api/checks")]
    [InlineData("POST", "/api/articles")]
    [InlineData("PUT", "/api/articles/{0}")]
    [InlineData("POST", "/api/articles/{0}/submit")]
    public async Task A_long_body_waits_for_its_turn_and_neither_short_ones_nor_followers_wait_with_it(string method, string path)
    {
        var written = (await content.Editor.CallAsync("POST", "/api/articles", new { board = "puyang-yaowen", title = "长文", html = LongBody, source = "濮阳日报" }, HttpStatusCode.Created)).Json;
        path = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, written.GetProperty("id").GetInt64());
        using var go = new ManualResetEventSlim();
        var turns = content.Host.Services.GetRequiredService<BodyTurns>();
        var held = Enumerable.Range(0, BodyTurns.AtOnce).Select(_ => Task.Run(() => turns.RunAsync(BodyTurns.LongFrom, () => go.Wait(TimeSpan.FromSeconds(30)), Cancellation))).ToArray();
        await Task.Run(() => SpinWait.SpinUntil(() => turns.Left == 0, TimeSpan.FromSeconds(5)), Cancellation);

        object body = path.EndsWith("/submit", StringComparison.Ordinal)
            ? new { }
            : new { board = "puyang-yaowen", title = "长文", html = LongBody + "<p>二</p>", source = "濮阳日报", revision = 1 };
        var waiting = content.Editor.TryAsync(method, path, body);
        await content.Editor.CallAsync("POST", "/api/checks", new { title = "短", body = "短文。" });
        for (var number = 0; number < 50; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await content.Host.Sender.SendAsync(content.Host.Sender.Text("公积金"))).Status);
        }

        Assert.False(waiting.IsCompleted);
        go.Set();
        await Task.WhenAll(held);
        var answer = await waiting;
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created, $"{answer.Status} {answer.Json}");
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
