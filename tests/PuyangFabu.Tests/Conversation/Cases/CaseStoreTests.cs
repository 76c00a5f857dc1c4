using PuyangFabu.Content.Directories;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Conversation.Cases;

/// <summary>Rows of cases: numbers, what is listed, what is forgotten and when.</summary>
public sealed class CaseStoreTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Numbers_of_a_day_are_given_once_also_to_many_at_a_time(string provider)
    {
        using var database = databases.Create(provider);
        var day = new DateOnly(2026, 11, 30);

        var numbers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => database.Database.WriteAsync(session => CaseNumberStore.NextAsync(session, day), Cancellation)));

        Assert.Equal(Enumerable.Range(1, 20).Select(static count => $"20261130{count:0000}"), numbers.Order(StringComparer.Ordinal));
        Assert.Equal("202612010001", await database.Database.WriteAsync(session => CaseNumberStore.NextAsync(session, day.AddDays(1)), Cancellation));
    }

    [Theory, EachDatabase]
    public async Task A_case_comes_back_as_it_was_written_and_is_moved_once(string provider)
    {
        using var database = databases.Create(provider);
        var store = new CaseStore(database.Database, new CaseOptions(), database.Clock);
        var made = await InsertAsync(database, Some("1") with { County = "范县", Place = "村口", Contact = "密封", Anonymous = true, OpenId = "oA", Account = "puyang", Danger = "火灾" });
        Assert.Equal(made, await store.FindByNumberAsync("1", Cancellation));

        var to = made with { State = CaseState.Assigned, UnitId = 7, UnitName = "局", Helping = """[{"id":8,"name":"乙局"}]""", AssignedMs = 5 };
        var moved = await database.Database.WriteAsync(session => CaseStore.MoveAsync(session, made, to), Cancellation);
        Assert.Equal(to with { Revision = 2 }, moved);
        Assert.Null(await database.Database.WriteAsync(session => CaseStore.MoveAsync(session, made, to), Cancellation));
        Assert.True(moved!.IsOf(new HashSet<long> { 8 }) && moved.IsOf(new HashSet<long> { 7 }) && !moved.IsOf(new HashSet<long> { 80 }));

        foreach (var (units, count) in new[] { (new HashSet<long> { 7 }, 1), (new HashSet<long> { 8 }, 1), (new HashSet<long> { 80, 9 }, 0), (new HashSet<long>(), 0) })
        {
            Assert.Equal(count, (await store.ListAsync(new CaseFilter { Units = units }, 10, Cancellation)).Count);
        }

        Assert.Single(await store.ListAsync(new CaseFilter { Unit = UnitReference.Read("局"), State = CaseState.Assigned, Type = "投诉", Words = "题%", Overdue = true }, 10, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Who_leaves_is_forgotten_in_what_is_over_and_no_longer_named_in_what_runs(string provider)
    {
        using var database = databases.Create(provider);
        var store = new CaseStore(database.Database, new CaseOptions(), database.Clock);
        await InsertAsync(database, Some("1") with { OpenId = "oA", Account = "puyang", State = CaseState.Closed });
        await InsertAsync(database, Some("2") with { OpenId = "oA", Account = "puyang" });
        await InsertAsync(database, Some("3") with { OpenId = "oB", Account = "puyang", State = CaseState.Closed });

        await database.Database.WriteAsync(session => ((IPersonalDataStore)store).ForgetAsync(session, "puyang", "oA"), Cancellation);

        Assert.Equal(("", "", "1"), ((await store.FindByNumberAsync("1", Cancellation))! is var over ? (over.Text, over.OpenId, over.Number) : default));
        Assert.Equal(("文", ""), ((await store.FindByNumberAsync("2", Cancellation))! is var running ? (running.Text, running.OpenId) : default));
        Assert.Equal(("文", "oB"), ((await store.FindByNumberAsync("3", Cancellation))! is var other ? (other.Text, other.OpenId) : default));
    }

    [Theory, EachDatabase]
    public async Task What_is_over_goes_after_its_time(string provider)
    {
        using var database = databases.Create(provider);
        var store = new CaseStore(database.Database, new CaseOptions { KeepDays = 10 }, database.Clock);
        await InsertAsync(database, Some("1") with { State = CaseState.Closed, UpdatedMs = database.Clock.NowMs() });
        await InsertAsync(database, Some("2") with { UpdatedMs = database.Clock.NowMs() });

        Assert.Equal((0, 1, 0), (await ExpireAsync(9), await ExpireAsync(11), await ExpireAsync(11)));
        Assert.Equal(("", "文"), ((await store.FindByNumberAsync("1", Cancellation))!.Text, (await store.FindByNumberAsync("2", Cancellation))!.Text));

        Task<int> ExpireAsync(int days) => database.Database.WriteAsync(
            session => ((IExpiringRows)store).ExpireAsync(session, database.Clock.GetUtcNow().AddDays(days), 10), Cancellation);
    }

    [Fact]
    public void A_query_code_fits_however_it_is_typed_and_no_other_does()
    {
        var code = QueryCode.Make();
        var slow = new SlowHash();
        var kept = QueryCode.HashOf(code, slow);
        Assert.DoesNotContain(code, kept, StringComparison.Ordinal);
        Assert.NotEqual(kept, QueryCode.HashOf(code, slow));
        Assert.True(QueryCode.Fits(code, kept, slow) && QueryCode.Fits($" {code[..4].ToLowerInvariant()}-{code[4..]} ", kept, slow));
        Assert.False(QueryCode.Fits(QueryCode.Make(), kept, slow) || QueryCode.Fits("", kept, slow) || QueryCode.Fits(code, null, slow));
    }

    private static Case Some(string number) => new()
    {
        Number = number,
        CodeHash = "h",
        Type = "投诉",
        Title = "题%目",
        Text = "文",
        Source = "operator",
        State = CaseState.Submitted,
        TermDays = 5,
        SubmittedMs = 1,
        DueMs = 2,
    };

    private static async Task<Case> InsertAsync(TestDatabase database, Case made) =>
        made with { Id = await database.Database.WriteAsync(session => CaseStore.InsertAsync(session, made), Cancellation) };
}
