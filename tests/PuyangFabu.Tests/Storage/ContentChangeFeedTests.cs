using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Storage;

namespace PuyangFabu.Tests.Storage;

public sealed class ContentChangeFeedTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Listeners_hear_every_change_once_and_in_order(string provider)
    {
        using var database = databases.Create(provider);
        var listener = new Recorder();
        using var feed = FeedOn(database, listener);
        feed.StartFrom(0);

        await WriteAsync(database, 1, 2500);
        await feed.StepAsync(Cancellation);
        await WriteAsync(database, 2501, 2);
        await feed.StepAsync(Cancellation);
        await feed.StepAsync(Cancellation);

        Assert.Equal(Enumerable.Range(1, 2502).Select(static id => (long)id), listener.Heard);
    }

    [Theory, EachDatabase]
    public async Task A_feed_that_was_not_told_where_to_start_begins_with_what_comes(string provider)
    {
        using var database = databases.Create(provider);
        var listener = new Recorder();
        using var feed = FeedOn(database, listener);
        await WriteAsync(database, 1, 3);
        await feed.StepAsync(Cancellation);
        Assert.Empty(listener.Heard);

        await WriteAsync(database, 4, 1);
        await feed.StepAsync(Cancellation);

        Assert.Equal([4], listener.Heard);
    }

    [Theory, EachDatabase]
    public async Task What_a_listener_failed_to_take_is_told_again(string provider)
    {
        using var database = databases.Create(provider);
        var listener = new Recorder { Failures = 1 };
        using var feed = FeedOn(database, listener);
        feed.StartFrom(0);
        await WriteAsync(database, 1, 2);

        var failure = await Assert.ThrowsAsync<AggregateException>(() => feed.StepAsync(Cancellation));
        Assert.IsType<InvalidOperationException>(Assert.Single(failure.InnerExceptions));
        await feed.StepAsync(Cancellation);

        Assert.Equal([1, 2], listener.Heard);
    }

    [Theory, EachDatabase]
    public async Task Writers_at_once_leave_no_change_untold(string provider)
    {
        using var database = databases.Create(provider);
        var listener = new Recorder();
        using var feed = FeedOn(database, listener);
        feed.StartFrom(0);

        var writers = Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(
            async () =>
            {
                for (var round = 0; round < 10; round++)
                {
                    await WriteAsync(database, (writer * 100) + (round * 3) + 1, 3);
                }
            },
            Cancellation)));
        while (!writers.IsCompleted)
        {
            await feed.StepAsync(Cancellation);
        }

        await writers;
        await feed.StepAsync(Cancellation);
        Assert.Equal(240, listener.Heard.Distinct().Count());
        Assert.Equal(240, listener.Heard.Count);
    }

    private static ContentChangeFeed FeedOn(TestDatabase database, IContentChangeListener listener) =>
        new(database.Changes, [listener], database.Clock, NullLogger<ContentChangeFeed>.Instance);

    private static Task WriteAsync(TestDatabase database, long firstId, int count) => database.Database.WriteAsync(
        async session =>
        {
            await ContentChangeStore.BeginAsync(session);
            for (var id = firstId; id < firstId + count; id++)
            {
                await database.Changes.RecordAsync(session, ContentKind.Article, id);
            }
        },
        Cancellation);

    private sealed class Recorder : IContentChangeListener
    {
        public List<long> Heard { get; } = [];

        public int Failures { get; set; }

        public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation)
        {
            if (Failures-- > 0)
            {
                throw new InvalidOperationException("Not now.");
            }

            Heard.AddRange(changes.Select(static change => change.EntityId));
            return Task.CompletedTask;
        }
    }
}
