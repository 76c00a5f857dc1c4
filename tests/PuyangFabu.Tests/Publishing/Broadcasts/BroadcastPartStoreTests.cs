using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Publishing.Broadcasts.Results;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Broadcasts;

public sealed class BroadcastPartStoreTests(TestDatabases databases)
{
    private const int Accounts = 20;

    [Theory, EachDatabase]
    public async Task The_part_of_a_job_is_found_by_one_query_however_many_accounts_have_the_number(string provider)
    {
        using var database = databases.Create(provider);
        await FillAsync(database.Database);

        await database.Database.ReadAsync(
            async session =>
            {
                var (last, statements) = await CountedStatements.CountAsync(session, () => BroadcastPartStore.OfJobAsync(session, $"a{Accounts}", "77"));
                Assert.Equal($"a{Accounts}", (await BroadcastStore.FindAsync(session, last!.BroadcastId))!.Account);
                Assert.Equal(1, statements);
                Assert.Null(await BroadcastPartStore.OfJobAsync(session, "other", "77"));
                Assert.Null(await BroadcastPartStore.OfJobAsync(session, "a1", "78"));
                return 0;
            },
            CancellationToken.None);
    }

    [Theory, EachDatabase]
    public async Task Reports_without_a_part_are_found_by_one_query(string provider)
    {
        using var database = databases.Create(provider);
        await FillAsync(database.Database);
        await database.Database.WriteAsync(
            async session =>
            {
                for (var number = 60; number < 100; number++)
                {
                    await MassSendResultStore.KeepAsync(session, new MassSendResult
                    {
                        Account = "a1",
                        MsgId = $"{number}",
                        Outcome = MassSendResult.Success,
                        Status = "send success",
                        ReceivedMs = number,
                    });
                }
            },
            CancellationToken.None);

        await database.Database.ReadAsync(
            async session =>
            {
                var (found, statements) = await CountedStatements.CountAsync(session, () => MassSendResultStore.WithoutPartAsync(session, "a1", 75, 5));
                Assert.Equal(["75", "76", "78", "79", "80"], found.Select(static result => result.MsgId));
                Assert.Equal(1, statements);
                return 0;
            },
            CancellationToken.None);
    }

    // Each account has a broadcast, and a job of the same number.
    private static Task FillAsync(Database database) => database.WriteAsync(
        async session =>
        {
            for (var number = 1; number <= Accounts; number++)
            {
                var id = await BroadcastStore.InsertAsync(session, new Broadcast
                {
                    Account = $"a{number}",
                    State = BroadcastState.Submitted,
                    Kind = BroadcastKind.Text,
                    Title = "题",
                    Audience = AudienceKind.All,
                    ContentHash = "",
                });
                await BroadcastPartStore.SetAsync(session, id, [null]);
                var part = (await BroadcastPartStore.ListAsync(session, id))[0];
                Assert.True(await BroadcastPartStore.MoveAsync(session, part, part with { MsgId = "77" }));
            }
        },
        CancellationToken.None);
}
