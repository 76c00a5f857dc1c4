using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Accounts.OutsideCalls;

public sealed class OutsideCallStoreTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_call_that_ended_goes_after_more_than_a_year_and_one_whose_end_is_unknown_stays(string provider)
    {
        using var database = databases.Create(provider);
        await AddAsync(database, "old", OutsideCallState.Done, 401);
        await AddAsync(database, "young", OutsideCallState.Done, 399);
        await AddAsync(database, "unknown", OutsideCallState.Unknown, 401);

        await database.CleanAsync(new OutsideCallStore(database.Database));

        Assert.Equal(["young", "unknown"], await database.Database.ReadAsync(static session => session.QueryAsync<string>("select detail from outside_calls order by id"), Cancellation));
        Assert.Equal(2, await database.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from outside_call_recipients"), Cancellation));
    }

    private static Task AddAsync(TestDatabase database, string detail, string state, int days) => database.Database.WriteAsync(
        async session =>
        {
            var at = database.Clock.GetUtcNow().AddDays(-days).ToUnixTimeMilliseconds();
            var call = await OutsideCallStore.InsertAsync(
                session,
                new OutsideCall { Account = "puyang", Kind = OutsideCallKind.Remark, OperatorName = "", Detail = detail, State = OutsideCallState.Intended, StartedMs = at },
                [new OutsideRecipient("oUser1", "")]);
            Assert.True(await OutsideCallStore.MoveAsync(session, call, call with { State = state, EndedMs = at }));
        },
        Cancellation);
}
