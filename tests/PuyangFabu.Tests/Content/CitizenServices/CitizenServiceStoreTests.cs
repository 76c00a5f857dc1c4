using PuyangFabu.Content.CitizenServices;
using PuyangFabu.Content.Directories;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Content.CitizenServices;

public sealed class CitizenServiceStoreTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Services_come_back_in_the_editors_order_and_only_the_newest_revision_is_replaced(string provider)
    {
        using var database = databases.Create(provider);
        var store = new CitizenServiceStore(database.Database, database.Changes, database.Clock);
        var later = new CitizenService { Name = "缴水费", Words = """["水费"]""", Text = "交水费", SortOrder = 20, FromMs = 5, UntilMs = 9, Sample = true };
        var sooner = new CitizenService
        {
            Name = "公积金",
            Words = "[]",
            Text = "查余额",
            UnitId = 7,
            UnitName = "某中心",
            Url = "https://example.com/",
            MiniProgram = "某小程序",
            Phone = "12345 转 3",
            Hours = "工作日",
            County = "范县",
            Theme = "查询",
            SortOrder = 10,
        };
        later = later with { Id = await WriteAsync(session => store.InsertAsync(session, later)), UpdatedMs = database.Clock.NowMs() };
        sooner = sooner with { Id = await WriteAsync(session => store.InsertAsync(session, sooner)), UpdatedMs = database.Clock.NowMs() };
        Assert.Equal([sooner, later], await store.ListAsync(Cancellation));
        Assert.Equal(("12345", "水费"), (sooner.Dialled, later.WordList.Single()));
        Assert.Equal((false, true, false), (later.IsShownAt(4), later.IsShownAt(5), later.IsShownAt(9)));

        Assert.True(await WriteAsync(session => store.UpdateAsync(session, sooner with { Name = "住房公积金", Revision = 2 })));
        Assert.False(await WriteAsync(session => store.UpdateAsync(session, sooner with { Name = "晚到", Revision = 2 })));
        Assert.False(await WriteAsync(session => store.DeleteAsync(session, sooner)));
        Assert.True(await WriteAsync(session => store.DeleteAsync(session, sooner with { Revision = 2 })));
        Assert.Equal([later], await store.ListAsync(Cancellation));
        Assert.All(await database.Changes.AfterAsync(0, 10, Cancellation), static change => Assert.Equal(ContentKind.CitizenService, change.Kind));

        Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work) => database.Database.WriteAsync(
            async session =>
            {
                await ContentChangeStore.BeginAsync(session);
                return await work(session);
            },
            Cancellation);
    }

    [Theory, EachDatabase]
    public async Task A_unit_is_found_by_its_id_and_by_its_name(string provider)
    {
        using var database = databases.Create(provider);
        var directory = new DirectoryStore(database.Database, database.Changes, database.Clock);
        var id = await directory.InsertAsync(new DirectoryEntry { Kind = DirectoryKind.Department, Name = "市水利局", SortOrder = 10 }, Cancellation);

        Assert.Equal(id, (await FindAsync(new(id)))?.Id);
        Assert.Equal(id, (await FindAsync(UnitReference.Read(" 市水利局 ")))?.Id);
        Assert.Null(await FindAsync(new(null, "水利局")));
        Assert.Null(await FindAsync(new(id + 1)));

        Task<DirectoryEntry?> FindAsync(UnitReference unit) => database.Database.ReadAsync(session => DirectoryStore.FindAsync(session, unit), Cancellation);
    }
}
