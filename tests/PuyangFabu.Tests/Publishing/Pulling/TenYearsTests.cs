using System.Diagnostics;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Pulling;

/// <summary>An account with ten years of articles, at its first pull.</summary>
public sealed class TenYearsTests(TestDatabases databases)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    [Theory, EachDatabase]
    public async Task Two_thousand_articles_come_in_while_followers_are_answered_and_are_found_by_their_words(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 2000);
        await room.StartAsync();

        var watch = Stopwatch.StartNew();
        var pulling = Task.Run(() => room.RunAsync(), TestContext.Current.CancellationToken);
        var answers = 0;
        do
        {
            Assert.NotEqual("", await room.Room.Host.Sender.AskAsync($"第{answers}次问", $"oAsker{answers}"));
            answers++;
        }
        while (!pulling.IsCompleted);

        var pulled = await pulling;
        watch.Stop();

        // Of a hundred, five are deleted at WeChat; one of all is too long.
        Assert.Equal(("done", "", 2000, 2000 - 100 - 1, 100, 1), (pulled.State, pulled.Problem, pulled.Looked, pulled.Added, pulled.Gone, pulled.Refused));
        Assert.True(watch.Elapsed < Longest, $"{watch.Elapsed}");
        Assert.True(answers > 10, $"{answers} answers");
        await room.Room.Host.FollowChangesAsync();
        Assert.Contains("交通管制通告：第 1995 期", await room.Room.Host.Sender.AskAsync("交通管制通告第1995期"), StringComparison.Ordinal);

        room.Room.Host.Database.Clock.Advance(TimeSpan.FromHours(25));
        var before = await room.Service<ContentChangeStore>().LatestAsync(TestContext.Current.CancellationToken);
        var second = await room.PullAsync();
        Assert.Equal((2000, 0, 1999, 0, 0), (second.Looked, second.Added, second.Same, second.Changed, second.Gone));
        Assert.Equal(before, await room.Service<ContentChangeStore>().LatestAsync(TestContext.Current.CancellationToken));
    }
}
