using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>Messages of the last half year, to see whether a full inbox is as quick as an empty one.</summary>
internal static class OldMessages
{
    private const int Batch = 5000;
    private const int Days = 170;
    private static readonly byte[] Message = "<xml><FromUserName>oLoadOld</FromUserName><MsgType>text</MsgType><Content>办事编号</Content></xml>"u8.ToArray();
    private static readonly byte[] Reply = "<xml><MsgType>text</MsgType><Content>办事指南</Content></xml>"u8.ToArray();

    /// <summary>Fills the inbox up to so many rows, by the product's own insert.</summary>
    public static async Task FillAsync(Database database, string account, long present, int rows, DateTimeOffset now)
    {
        await using var connection = new InboxConnection(database);
        var first = now.AddDays(-Days).ToUnixTimeMilliseconds();
        var step = Math.Max(1, (long)TimeSpan.FromDays(Days).TotalMilliseconds / rows);
        foreach (var numbers in Enumerable.Range((int)Math.Min(present, rows), Math.Max(0, rows - (int)Math.Min(present, rows))).Chunk(Batch))
        {
            var entries = numbers.Select(number => Entry(account, number, first + (number * step))).ToList();
            await connection.RunAsync((session, insert) => InboxStore.InsertAsync(session, insert, entries), keep: true, default);
            await System.Console.Error.WriteAsync($"\r收件箱已有 {numbers[^1] + 1} 行");
        }

        await System.Console.Error.WriteLineAsync();
    }

    private static InboxEntry Entry(string account, int number, long receivedMs) => new()
    {
        Key = new DeliveryKey(new UInt128((ulong)receivedMs, (ulong)number)),
        Account = account,
        OpenId = $"oLoadOld{number % 20_000:D20}",
        Kind = MessageTypes.Text,
        ReceivedMs = receivedMs,
        StartedAt = 0,
        Message = Message,
        Reply = Reply,
        Reason = "rule:1",
        ElapsedMicroseconds = 100,
    };
}
