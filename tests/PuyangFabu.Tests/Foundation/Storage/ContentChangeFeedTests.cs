using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Tests.Foundation.Storage;

public sealed class ContentChangeFeedTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Listeners_hear_every_change_once_and_in_order(string provider)
    {
        using var database = databases.Create(provider);
        var listener = new Recorder();
        var feed = FeedOn(database, listener);
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
        var feed = FeedOn(database, listener);
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
        var feed = FeedOn(database, listener);
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
        var feed = FeedOn(database, listener);
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

    [Theory, EachDatabase]
    public async Task Who_was_away_while_changes_were_removed_loads_everything_anew_once(string provider)
    {
        using var database = databases.Create(provider);
        var (away, present) = (new Recorder(), new Recorder());
        var feedAway = FeedOn(database, away);
        var feedPresent = FeedOn(database, present);
        await WriteAsync(database, 1, 5);
        feedAway.StartFrom(2);
        feedPresent.StartFrom(5);
        database.Clock.Advance(TimeSpan.FromDays(31));

        await database.CleanAsync(database.Changes);
        Assert.Equal((5L, 5L), (await database.Changes.OldestAsync(Cancellation), await database.Changes.LatestAsync(Cancellation)));
        await WriteAsync(database, 6, 1);
        await feedAway.StepAsync(Cancellation);
        await feedPresent.StepAsync(Cancellation);
        await feedAway.StepAsync(Cancellation);

        Assert.Equal((1, 0), (away.Reloads, present.Reloads));
        Assert.Equal([6], present.Heard);
        Assert.Equal([5, 6], away.Heard);
    }

    [Theory, EachDatabase]
    public async Task A_number_that_was_rolled_back_is_no_reason_to_load_anew(string provider)
    {
        using var database = databases.Create(provider);
        var listener = new Recorder();
        var feed = FeedOn(database, listener);
        feed.StartFrom(0);
        await WriteAsync(database, 1, 1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Database.WriteAsync(
            async session =>
            {
                await database.Changes.RecordAsync(session, ContentKind.Article, 2);
                throw new InvalidOperationException("Not written.");
            },
            Cancellation));
        await feed.StepAsync(Cancellation);
        await WriteAsync(database, 3, 1);
        await feed.StepAsync(Cancellation);

        Assert.Equal([1, 3], listener.Heard);
        Assert.Equal(0, listener.Reloads);
    }

    [Theory, EachDatabase]
    public async Task Whoever_reads_another_hears_after_it_in_whatever_order_they_were_registered(string provider)
    {
        using var database = databases.Create(provider);
        var order = new List<ContentListenerRank>();
        Recorder[] listeners =
        [
            new() { Rank = ContentListenerRank.Answers, Told = order },
            new() { Rank = ContentListenerRank.Derived, Told = order },
            new() { Rank = ContentListenerRank.Source, Told = order },
        ];
        var feed = FeedOn(database, listeners);
        feed.StartFrom(0);
        await WriteAsync(database, 1, 1);

        await feed.StepAsync(Cancellation);

        Assert.Equal([ContentListenerRank.Source, ContentListenerRank.Derived, ContentListenerRank.Answers], order);
    }

    [Theory, EachDatabase]
    public async Task Nothing_is_made_anew_of_what_has_not_taken_the_change(string provider)
    {
        using var database = databases.Create(provider);
        var (answers, other, source) = (new Recorder { Rank = ContentListenerRank.Answers }, new Recorder(), new Recorder { Failures = 1 });
        var feed = FeedOn(database, answers, other, source);
        feed.StartFrom(0);
        await WriteAsync(database, 1, 2);

        await Assert.ThrowsAsync<AggregateException>(() => feed.StepAsync(Cancellation));
        Assert.Empty(answers.Heard);
        Assert.Equal([1, 2], other.Heard);
        await feed.StepAsync(Cancellation);

        Assert.Equal([1, 2], answers.Heard);
        Assert.Equal([1, 2], source.Heard);
        Assert.Equal([1, 2], other.Heard);
    }

    private static ContentChangeFeed FeedOn(TestDatabase database, params IReadOnlyList<IContentChangeListener> listeners) =>
        new(database.Changes, listeners, NullLogger<ContentChangeFeed>.Instance);

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
        public ContentListenerRank Rank { get; init; }

        /// <summary>Shared: gets the ranks in the order in which they were told.</summary>
        public List<ContentListenerRank>? Told { get; init; }

        public List<long> Heard { get; } = [];

        public int Failures { get; set; }

        public int Reloads { get; private set; }

        public Task ReloadAsync(CancellationToken cancellation)
        {
            Reloads++;
            return Task.CompletedTask;
        }

        public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation)
        {
            if (Failures-- > 0)
            {
                throw new InvalidOperationException("Not now.");
            }

            Told?.Add(Rank);
            Heard.AddRange(changes.Select(static change => change.EntityId));
            return Task.CompletedTask;
        }
    }
}
