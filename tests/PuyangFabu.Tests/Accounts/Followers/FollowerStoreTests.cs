using PuyangFabu.Accounts.Followers;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Accounts.Followers;

public sealed class FollowerStoreTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_follow_is_kept_with_its_time_and_scene(string provider)
    {
        using var database = databases.Create(provider);
        var store = new FollowerStore(database.Database);
        await FollowAsync(database, store, 1000, "qrscene_7");

        Assert.Equal(
            new Follower { Account = "puyang", OpenId = "o1", Following = true, FollowedMs = 1000, Scene = "qrscene_7" },
            await store.FindAsync("puyang", "o1", Cancellation));
        Assert.Null(await store.FindAsync("puyang", "o2", Cancellation));
        Assert.Null(await store.FindAsync("other", "o1", Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Who_leaves_is_not_counted_until_the_return(string provider)
    {
        using var database = databases.Create(provider);
        var store = new FollowerStore(database.Database);

        await FollowAsync(database, store, 1000, "first");
        Assert.Equal(1, await store.CountAsync("puyang", Cancellation));
        await UnfollowAsync(database, store, 2000);
        Assert.Equal(0, await store.CountAsync("puyang", Cancellation));
        await FollowAsync(database, store, 3000, "second");

        Assert.Equal(1, await store.CountAsync("puyang", Cancellation));
        Assert.Equal(0, await store.CountAsync("other", Cancellation));
        Assert.Equal(
            new Follower { Account = "puyang", OpenId = "o1", Following = true, FollowedMs = 3000, UnfollowedMs = 2000, Scene = "second" },
            await store.FindAsync("puyang", "o1", Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Of_more_people_than_a_statement_has_parameters_those_who_are_known_are_told(string provider)
    {
        using var database = databases.Create(provider);
        await FollowAsync(database, new FollowerStore(database.Database), 1000, "first");
        string[] asked = [.. Enumerable.Range(0, 40_000).Select(static number => $"stranger-{number}"), "o1"];

        Assert.Equal(["o1"], await database.Database.ReadAsync(session => FollowerStore.KnownAsync(session, "puyang", asked), Cancellation));
        Assert.Empty(await database.Database.ReadAsync(session => FollowerStore.KnownAsync(session, "puyang", []), Cancellation));
    }

    [Theory, EachDatabase]
    public async Task An_older_event_that_comes_late_changes_nothing(string provider)
    {
        using var database = databases.Create(provider);
        var store = new FollowerStore(database.Database);

        await UnfollowAsync(database, store, 2000);
        await FollowAsync(database, store, 1000, "late");
        Assert.False((await store.FindAsync("puyang", "o1", Cancellation))!.Following);

        await FollowAsync(database, store, 3000, "newest");
        await UnfollowAsync(database, store, 2500);
        await FollowAsync(database, store, 1000, "late");
        Assert.Equal(
            new Follower { Account = "puyang", OpenId = "o1", Following = true, FollowedMs = 3000, UnfollowedMs = 2000, Scene = "newest" },
            await store.FindAsync("puyang", "o1", Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Of_two_events_in_one_second_the_last_one_handled_holds(string provider)
    {
        using var database = databases.Create(provider);
        var store = new FollowerStore(database.Database);

        await FollowAsync(database, store, 1000, "");
        await UnfollowAsync(database, store, 1000);

        Assert.False((await store.FindAsync("puyang", "o1", Cancellation))!.Following);
    }

    private static Task FollowAsync(TestDatabase database, FollowerStore store, long atMs, string scene) =>
        database.Database.WriteAsync(session => store.FollowAsync(session, "puyang", "o1", scene, atMs), Cancellation);

    private static Task UnfollowAsync(TestDatabase database, FollowerStore store, long atMs) =>
        database.Database.WriteAsync(session => store.UnfollowAsync(session, "puyang", "o1", atMs), Cancellation);
}
