using PuyangFabu.Foundation.Pages;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.Publishing.Menus.Releasing;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Menus;

public sealed class MenuStoreTests(TestDatabases databases)
{
    private static readonly Menu First = MenuJson.Read("""{"button":[{"type":"click","name":"一","key":"board:zhuanti"}]}""");
    private static readonly Menu Second = MenuJson.Read("""{"button":[{"name":"二","sub_button":[{"type":"view","name":"看","url":"/search?q=水"}]}]}""");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Versions_are_counted_for_each_account_and_the_newest_is_in_use(string provider)
    {
        using var database = databases.Create(provider);
        var store = new MenuStore(database.Database, database.Changes, database.Clock);

        Assert.Null(await store.LatestAsync("puyang", Cancellation));
        Assert.Equal(1, await store.InsertAsync("puyang", First, Cancellation));
        Assert.Equal(2, await store.InsertAsync("puyang", Second, Cancellation));
        Assert.Equal(1, await store.InsertAsync("other", First, Cancellation));

        Assert.Equal(MenuJson.Write(Second), (await store.LatestAsync("puyang", Cancellation))!.Content);
        Assert.Equal([2, 1], (await store.VersionsAsync("puyang", Cancellation)).Select(static version => version.Version));
        Assert.Equal(3, (await database.Changes.AfterAsync(0, 10, Cancellation)).Count);
    }

    [Theory, EachDatabase]
    public async Task Phones_get_the_newest_menu_with_absolute_links(string provider)
    {
        using var database = databases.Create(provider);
        var store = new MenuStore(database.Database, database.Changes, database.Clock);
        await store.InsertAsync("puyang", Second, Cancellation);

        Assert.Equal(
            """{"button":[{"name":"二","sub_button":[{"type":"view","name":"看","url":"https://fabu.example/base/search?q=%E6%B0%B4"}]}]}""",
            await MenuOn(database).JsonAsync("puyang", Cancellation));
    }

    [Fact]
    public async Task An_account_that_never_had_a_menu_shows_the_default_one()
    {
        using var database = databases.Create("sqlite");
        var json = await MenuOn(database).JsonAsync("puyang", Cancellation);

        Assert.Contains("\"key\":\"board:puyang-yaowen\"", json, StringComparison.Ordinal);
        Assert.Contains("\"url\":\"http://www.puyang.gov.cn/\"", json, StringComparison.Ordinal);
        Assert.Contains("\"url\":\"https://fabu.example/base/directory\"", json, StringComparison.Ordinal);
        Assert.Empty(MenuRules.Check(MenuJson.Read(json)));
    }

    private static ActiveMenu MenuOn(TestDatabase database) => new(
        new MenuStore(database.Database, database.Changes, database.Clock),
        new MenuPublicationStore(database.Database),
        new PublicUrls(new Uri("https://fabu.example/base/"), static () => throw new InvalidOperationException("A base is configured.")));
}
