using System.Data;
using System.Data.Common;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Benchmarks.Inbox;

/// <summary>The insert as it was: each row has its key, with a unique index over all rows, and each message a statement of its own.</summary>
internal sealed class FormerInsert : IAsyncDisposable
{
    private const string Text =
        """
        insert into inbox (delivery_key, account, open_id, kind, received_ms, message, reply, reason, elapsed_us)
        values (@key, @account, @openId, @kind, @receivedMs, @message, @reply, @reason, @elapsedUs)
        on conflict (delivery_key) do nothing
        """;

    private readonly DbCommand command;
    private readonly DbParameter[] parameters;

    public FormerInsert(DbConnection connection)
    {
        command = connection.CreateCommand();
        command.CommandText = Text;
        parameters =
        [
            Add("key", DbType.Binary), Add("account", DbType.String), Add("openId", DbType.String), Add("kind", DbType.String),
            Add("receivedMs", DbType.Int64), Add("message", DbType.Binary), Add("reply", DbType.Binary), Add("reason", DbType.String),
            Add("elapsedUs", DbType.Int64),
        ];
    }

    public async Task InsertAsync(DbSession session, IReadOnlyList<InboxEntry> entries)
    {
        foreach (var entry in entries.OrderBy(static entry => entry.Key.Value))
        {
            command.Transaction = session.Transaction;
            parameters[0].Value = entry.Key.ToBytes();
            parameters[1].Value = entry.Account;
            parameters[2].Value = entry.OpenId;
            parameters[3].Value = entry.Kind;
            parameters[4].Value = entry.ReceivedMs;
            parameters[5].Value = entry.Message;
            parameters[6].Value = (object?)entry.Reply ?? DBNull.Value;
            parameters[7].Value = entry.Reason;
            parameters[8].Value = entry.ElapsedMicroseconds;
            await command.ExecuteNonQueryAsync(session.Cancellation);
        }
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();

    private DbParameter Add(string name, DbType type)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = type;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
