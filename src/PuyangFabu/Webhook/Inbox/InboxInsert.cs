using System.Data;
using System.Data.Common;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>
/// The insert of a message. Plain ADO.NET, kept as long as its connection: this statement runs for every message, and making it anew
/// for each group cost as much as running it.
/// </summary>
public sealed class InboxInsert : IAsyncDisposable
{
    private readonly DbCommand command;
    private readonly DbParameter[] parameters;

    /// <param name="text">With the parameters that are named here.</param>
    public InboxInsert(DbConnection connection, string text)
    {
        command = connection.CreateCommand();
        command.CommandText = text;
        parameters =
        [
            Add("key", DbType.Binary), Add("account", DbType.String), Add("openId", DbType.String), Add("kind", DbType.String),
            Add("receivedMs", DbType.Int64), Add("message", DbType.Binary), Add("reply", DbType.Binary), Add("reason", DbType.String),
            Add("elapsedUs", DbType.Int64),
        ];
    }

    /// <returns>False when the message is there already.</returns>
    public async Task<bool> IsFirstAsync(DbSession session, InboxEntry entry)
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
        return await command.ExecuteNonQueryAsync(session.Cancellation) == 1;
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
