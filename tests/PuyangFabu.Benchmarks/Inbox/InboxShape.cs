using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Benchmarks.Inbox;

/// <summary>An inbox as it is, or as it was before its keys lay in a table of their own, with what writes into it.</summary>
internal sealed class InboxShape : IAsyncDisposable
{
    private const int LastFormerMigration = 57;
    private const int FillStep = 250_000;
    private const int Followers = 100_000;
    private const int Days = 170;
    private static readonly byte[] Message = "<xml><ToUserName><![CDATA[gh_0123456789ab]]></ToUserName><FromUserName><![CDATA[oBench0000000000000000000000]]></FromUserName><CreateTime>1760000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[办事编号00042]]></Content><MsgId>24000000000000000000</MsgId></xml>"u8.ToArray();
    private static readonly byte[] Reply = "<xml><ToUserName><![CDATA[oBench0000000000000000000000]]></ToUserName><FromUserName><![CDATA[gh_0123456789ab]]></FromUserName><CreateTime>1760000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[购房、租房、退休提取住房公积金需要的材料、办理地点和时间。]]></Content></xml>"u8.ToArray();

    private readonly bool former;
    private readonly Database database;
    private readonly Random random = new(20161123);
    private readonly long start;
    private readonly List<Writer> writers = [];
    private ulong messageId = 7_400_000_000_000_000_000;

    public InboxShape(bool former, StorageOptions storage, DateTimeOffset now)
    {
        this.former = former;
        database = new Database(storage);
        start = now.AddDays(-Days).ToUnixTimeMilliseconds();
        var migrator = new Migrator(database, NullLogger<Migrator>.Instance);
        _ = former ? migrator.Run(LastFormerMigration) : migrator.Run();
    }

    /// <summary>Writes groups and waits for the disk, as the product does.</summary>
    /// <param name="together">How many groups at a time, each on a connection of its own.</param>
    /// <returns>Milliseconds.</returns>
    public async Task<double> WriteAsync(int size, int together)
    {
        while (writers.Count < together)
        {
            var connection = await database.OpenApartAsync(default);
            writers.Add(former ? new Writer(connection, null, new FormerInsert(connection)) : new Writer(connection, InboxStore.InsertOn(connection), null));
        }

        var groups = Enumerable.Range(0, together).Select(_ => Enumerable.Range(0, size).Select(_ => Entry()).ToList()).ToList();
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(groups.Select((group, index) => WriteAsync(writers[index], group)));
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    /// <summary>Fills up to so many rows, spread over the last half year, as they would lie there.</summary>
    public async Task FillAsync(int upTo)
    {
        if (!former && database.Dialect.HasMonths)
        {
            for (var day = 0; day <= Days; day += 15)
            {
                await database.WriteAsync(session => InboxMonthStore.KeepAsync(session, start + (long)TimeSpan.FromDays(day).TotalMilliseconds), default);
            }
        }

        // In the end the index is as if it had grown, in a tenth of the time.
        var index = (await IndexAsync()).Replace("ON ONLY", "ON", StringComparison.Ordinal);
        await ExecuteAsync("drop index inbox_by_follower");
        for (var from = 0; from < upTo; from += FillStep)
        {
            await ExecuteAsync(FillText(), new { from, upTo = Math.Min(upTo, from + FillStep), start, step = Math.Max(1, (long)TimeSpan.FromDays(Days).TotalMilliseconds / upTo), Message, Reply });
        }

        await ExecuteAsync(index);
        await ExecuteAsync("analyze inbox");
        if (!database.Dialect.SingleWriter)
        {
            await using var own = await database.OpenAsync(default);
            await new DbSession(own, null, database.Dialect, default).ExecuteAsync("checkpoint;");
        }

        await database.EmptyLogAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in writers)
        {
            await (writer.Insert?.DisposeAsync() ?? default);
            await (writer.Former?.DisposeAsync() ?? default);
            await writer.Connection.DisposeAsync();
        }

        database.Dispose();
    }

    private async Task WriteAsync(Writer writer, List<InboxEntry> group)
    {
        await using var transaction = await writer.Connection.BeginTransactionAsync();
        var session = new DbSession(writer.Connection, transaction, database.Dialect, default);
        await (writer.Former?.InsertAsync(session, group) ?? InboxStore.InsertAsync(session, writer.Insert!, group));
        await transaction.CommitAsync();
    }

    private Task<string> IndexAsync() => database.ReadAsync(
        session => session.ScalarAsync<string>(session.Dialect.SingleWriter
            ? "select sql from sqlite_master where name = 'inbox_by_follower'"
            : "select pg_get_indexdef(cast('inbox_by_follower' as regclass))"),
        default);

    private string FillText()
    {
        var sqlite = database.Dialect.SingleWriter;
        var (key, person) = sqlite
            ? ("cast(printf('%016d', number) as blob)", $"printf('oBench%022d', abs(random()) % {Followers})")
            : ("decode(lpad(to_hex(number), 32, '0'), 'hex')", $"'oBench' || lpad(cast(cast(floor(random() * {Followers}) as bigint) as text), 22, '0')");
        return $"""
            insert into inbox ({(former ? "delivery_key, " : "")}account, open_id, kind, received_ms, message, reply, reason, elapsed_us)
            with recursive numbers(number) as (select cast(@from as bigint) + 1 union all select number + 1 from numbers where number < @upTo)
            select {(former ? key + "," : "")} 'puyang', {person}, 'text', @start + number * @step, @Message, @Reply, 'rule:1', 100 from numbers
            """;
    }

    private Task<int> ExecuteAsync(string sql, object? parameters = null) => database.WriteAsync(session => session.ExecuteAsync(sql, parameters), default);

    private InboxEntry Entry() => new()
    {
        Key = new DeliveryKey(new UInt128(messageId += 3, (ulong)random.NextInt64())),
        Account = "puyang",
        OpenId = $"oBench{random.Next(Followers):D22}",
        Kind = "text",
        ReceivedMs = start + (long)TimeSpan.FromDays(Days).TotalMilliseconds,
        StartedAt = 0,
        Message = Message,
        Reply = Reply,
        Reason = "rule:1",
        ElapsedMicroseconds = 100,
    };

    /// <summary>A connection with what inserts on it: the one or the other.</summary>
    private sealed record Writer(DbConnection Connection, IInboxInsert? Insert, FormerInsert? Former);
}
