using PuyangFabu.Content.Directories;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Content.Directories;

public sealed class DirectoryStoreTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Entries_come_back_in_the_editors_order(string provider)
    {
        using var database = databases.Create(provider);
        var store = new DirectoryStore(database.Database, database.Changes, database.Clock);
        var later = new DirectoryEntry { Kind = DirectoryKind.County, Name = "范县", SiteUrl = "http://fanxian.gov.cn/", SortOrder = 20 };
        var sooner = new DirectoryEntry { Kind = DirectoryKind.Hotline, Name = "12345", Summary = "政务服务便民热线", Phone = "12345", AccountName = "某账号", SortOrder = 10 };
        var laterId = await store.InsertAsync(later, Cancellation);
        var soonerId = await store.InsertAsync(sooner, Cancellation);

        var now = database.Clock.NowMs();
        Assert.Equal(
            [sooner with { Id = soonerId, UpdatedMs = now }, later with { Id = laterId, UpdatedMs = now }],
            await store.ListAsync(Cancellation));
        Assert.All(await database.Changes.AfterAsync(0, 10, Cancellation), static change => Assert.Equal(ContentKind.Directory, change.Kind));
    }
}
