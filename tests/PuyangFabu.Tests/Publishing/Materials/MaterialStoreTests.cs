using PuyangFabu.Publishing.Materials;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Materials;

/// <summary>What was uploaded to WeChat is remembered for its account, its kind and its time.</summary>
public sealed class MaterialStoreTests(TestDatabases databases)
{
    private static readonly string Hash = new('a', 64);

    [Theory, EachDatabase]
    public async Task A_picture_is_known_by_account_kind_and_bytes(string provider)
    {
        using var database = databases.Create(provider);
        var store = new MaterialStore(database.Database, database.Clock);
        await SaveAsync(database, store, Material("old"));
        await SaveAsync(database, store, Material("new"));

        var known = await store.FindAsync("wx1", MaterialKind.PermanentImage, Hash, CancellationToken.None);

        Assert.Equal(("new", database.Clock.GetUtcNow().ToUnixTimeMilliseconds()), (known!.MediaId, known.UploadedMs));
        Assert.Null(await store.FindAsync("wx2", MaterialKind.PermanentImage, Hash, CancellationToken.None));
        Assert.Null(await store.FindAsync("wx1", MaterialKind.ArticleImage, Hash, CancellationToken.None));
        await store.ForgetAsync("wx2", "new", CancellationToken.None);
        Assert.NotNull(await store.FindAsync("wx1", MaterialKind.PermanentImage, Hash, CancellationToken.None));
        await store.ForgetAsync("wx1", "new", CancellationToken.None);
        Assert.Null(await store.FindAsync("wx1", MaterialKind.PermanentImage, Hash, CancellationToken.None));
    }

    [Theory, EachDatabase]
    public async Task A_temporary_picture_is_forgotten_in_time(string provider)
    {
        using var database = databases.Create(provider);
        var store = new MaterialStore(database.Database, database.Clock);
        var expires = database.Clock.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds();
        await SaveAsync(database, store, Material("m") with { Kind = MaterialKind.TemporaryImage, ExpiresMs = expires });
        database.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await store.FindAsync("wx1", MaterialKind.TemporaryImage, Hash, CancellationToken.None));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await store.FindAsync("wx1", MaterialKind.TemporaryImage, Hash, CancellationToken.None));
    }

    private static Task SaveAsync(TestDatabase database, MaterialStore store, WeChatMaterial material) =>
        database.Database.WriteAsync(session => store.SaveAsync(session, material), CancellationToken.None);

    private static WeChatMaterial Material(string id) => new() { AppId = "wx1", Kind = MaterialKind.PermanentImage, Sha256 = Hash, MediaId = id };
}
