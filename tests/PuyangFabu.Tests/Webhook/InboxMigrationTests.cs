using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Tests.Webhook;

/// <summary>An inbox of the version before, in which each row had its key, keeps all it had.</summary>
public sealed class InboxMigrationTests(TestDatabases databases)
{
    private static readonly DateTimeOffset Newest = new(2016, 6, 28, 15, 30, 0, UnixMilliseconds.China);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_row_its_number_and_the_latest_keys_stay(string provider)
    {
        using var database = databases.CreateEmpty(provider);
        var migrator = new Migrator(database.Database, NullLogger<Migrator>.Instance);
        migrator.Run(57);
        foreach (var (number, received) in new[] { Newest.AddDays(-200), Newest.AddDays(-40), Newest.AddDays(-2.1), Newest.AddDays(-1.9), Newest, Newest }.Index())
        {
            await KeepAsync(database, number + 1, received.ToUnixTimeMilliseconds());
        }

        await database.Database.WriteAsync(static session => session.ExecuteAsync("delete from inbox where id = 6"), Cancellation);
        var before = await RowsAsync(database);

        migrator.Run();

        Assert.Equal(before, await RowsAsync(database));
        Assert.Equal(["4", "5"], await ListAsync(database, "select cast(inbox_id as varchar(20)) from delivery_keys order by inbox_id"));
        Assert.Equal("reply 5", Encoding.UTF8.GetString((await database.Database.ReadAsync(static session => InboxStore.ReplyAsync(session, new DeliveryKey(5)), Cancellation))!));
        Assert.Equal(
            7,
            await database.Database.WriteAsync(
                static session => session.ScalarAsync<long>(
                    "insert into inbox (account, open_id, kind, received_ms, message, reason, elapsed_us) values ('puyang', 'o', 'text', 1, '', '', 0) returning id"),
                Cancellation));
        if (provider == "postgresql")
        {
            Assert.Equal(
                ["inbox_2015_12", "inbox_2016_05", "inbox_2016_06", "inbox_2016_06", "inbox_2016_06", "inbox_rest"],
                await ListAsync(database, "select cast(cast(tableoid as regclass) as text) from inbox order by id"));
        }
    }

    [Theory, EachDatabase]
    public async Task A_time_that_no_clock_shows_stops_no_upgrade(string provider)
    {
        using var database = databases.CreateEmpty(provider);
        var migrator = new Migrator(database.Database, NullLogger<Migrator>.Instance);
        migrator.Run(57);
        await KeepAsync(database, 1, long.MaxValue);
        await KeepAsync(database, 2, 0);
        await KeepAsync(database, 3, -1);
        var before = await RowsAsync(database);

        migrator.Run();

        Assert.Equal(before, await RowsAsync(database));
    }

    private static Task<int> KeepAsync(TestDatabase database, int number, long receivedMs) => database.Database.WriteAsync(
        session => session.ExecuteAsync(
            """
            insert into inbox (delivery_key, account, open_id, kind, received_ms, message, reply, reason, elapsed_us)
            values (@key, 'puyang', @openId, 'text', @receivedMs, @message, @reply, @reason, 12)
            """,
            new
            {
                key = new DeliveryKey((UInt128)number).ToBytes(),
                openId = $"o{number}",
                receivedMs,
                message = new byte[] { 0, (byte)number },
                reply = number % 2 == 0 ? null : Encoding.UTF8.GetBytes($"reply {number}"),
                reason = $"原因{number}",
            }),
        Cancellation);

    private static async Task<IReadOnlyList<string>> RowsAsync(TestDatabase database) =>
        [.. (await database.Database.ReadAsync(static session => session.QueryAsync<Row>("select id, account, open_id, kind, received_ms, message, reply, reason, elapsed_us from inbox order by id"), Cancellation))
            .Select(static row => $"{row.Id} {row.Account} {row.OpenId} {row.Kind} {row.ReceivedMs} {Convert.ToHexString(row.Message)} {(row.Reply is { } reply ? Convert.ToHexString(reply) : "-")} {row.Reason} {row.ElapsedUs}")];

    private static Task<IReadOnlyList<string>> ListAsync(TestDatabase database, string sql) =>
        database.Database.ReadAsync(session => session.QueryAsync<string>(sql), Cancellation);

    private sealed record Row
    {
        public long Id { get; init; }

        public string Account { get; init; } = "";

        public string OpenId { get; init; } = "";

        public string Kind { get; init; } = "";

        public long ReceivedMs { get; init; }

        public byte[] Message { get; init; } = [];

        public byte[]? Reply { get; init; }

        public string Reason { get; init; } = "";

        public long ElapsedUs { get; init; }
    }
}
