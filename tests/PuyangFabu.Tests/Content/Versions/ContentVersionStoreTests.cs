using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Content.Versions;

public sealed class ContentVersionStoreTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Versions_come_back_newest_first_and_the_first_that_was_kept_stays(string provider)
    {
        using var database = databases.Create(provider);
        var store = new ContentVersionStore(database.Database);
        var first = Version(ContentKind.Board, 7, 1, "gongjiao", 100) with { Content = """{"name":"公交 😀"}""", Author = "张三" };
        await KeepAsync(database, first, Version(ContentKind.Board, 7, 2, "gongjiao", 200), Version(ContentKind.ReplyRule, 7, 1, "别的", 300));
        await KeepAsync(database, first with { Content = "{}" });

        Assert.Equal([2, 1], (await store.ListAsync(ContentKind.Board, 7, Cancellation)).Select(static version => version.Revision));
        Assert.Equal(first, await store.FindAsync(ContentKind.Board, 7, 1, Cancellation));
        Assert.Null(await store.FindAsync(ContentKind.Board, 7, 3, Cancellation));
        Assert.Equal(2, (await database.Database.ReadAsync(static session => ContentVersionStore.LatestAsync(session, ContentKind.Board, 7), Cancellation))!.Revision);
    }

    [Theory, EachDatabase]
    public async Task What_was_deleted_is_listed_until_it_is_back(string provider)
    {
        using var database = databases.Create(provider);
        var store = new ContentVersionStore(database.Database);
        await KeepAsync(
            database,
            Version(ContentKind.Board, 1, 1, "a", 100),
            Version(ContentKind.Board, 1, 2, "a", 200) with { Deleted = true },
            Version(ContentKind.Board, 2, 2, "b", 300) with { Deleted = true },
            Version(ContentKind.Board, 2, 3, "b", 400),
            Version(ContentKind.Board, 3, 2, "c", 500) with { Deleted = true },
            Version(ContentKind.Directory, 4, 2, "d", 600) with { Deleted = true });

        Assert.Equal([3, 1], (await store.DeletedAsync(ContentKind.Board, 10, Cancellation)).Select(static version => version.EntityId));
        Assert.Equal([3], (await store.DeletedAsync(ContentKind.Board, 1, Cancellation)).Select(static version => version.EntityId));
    }

    [Theory, EachDatabase]
    public async Task A_name_finds_what_bore_it_last(string provider)
    {
        using var database = databases.Create(provider);
        var store = new ContentVersionStore(database.Database);
        await KeepAsync(
            database,
            Version(ContentKind.Board, 1, 1, "a", 100),
            Version(ContentKind.Board, 5, 1, "a", 200),
            Version(ContentKind.Board, 9, 1, "b", 300),
            Version(ContentKind.ReplyRule, 8, 1, "a", 400));

        Assert.Equal(5, await store.FindIdAsync(ContentKind.Board, "a", Cancellation));
        Assert.Null(await store.FindIdAsync(ContentKind.Board, "c", Cancellation));
    }

    private static ContentVersion Version(string kind, long entityId, long revision, string name, long atMs) =>
        new() { Kind = kind, EntityId = entityId, Revision = revision, Name = name, Content = "{}", AtMs = atMs };

    private static Task KeepAsync(TestDatabase database, params ContentVersion[] versions) => database.Database.WriteAsync(
        async session =>
        {
            foreach (var version in versions)
            {
                await ContentVersionStore.KeepAsync(session, version);
            }
        },
        Cancellation);
}
