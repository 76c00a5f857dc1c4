using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;

namespace PuyangFabu.Foundation.Storage;

/// <summary>
/// A statement that runs for each of very many messages. It is made once for a connection and kept as long as that is: to make it
/// anew costs several times as much as to run it. For connections that live long; on others it is as good as any.
/// </summary>
/// <param name="sql">With the parameters that are named here.</param>
/// <param name="parameters">In the order of the values.</param>
public sealed class KeptStatement(string sql, params IReadOnlyList<(string Name, DbType Type)> parameters)
{
    private readonly ConditionalWeakTable<DbConnection, DbCommand> commands = new();

    /// <summary>Runs it in the session's transaction.</summary>
    /// <param name="values">One for each parameter; null for none.</param>
    /// <returns>How many rows it changed.</returns>
    public Task<int> ExecuteAsync(DbSession session, params ReadOnlySpan<object?> values)
    {
        var command = commands.GetValue(session.Connection, Make);
        command.Transaction = session.Transaction;
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return command.ExecuteNonQueryAsync(session.Cancellation);
    }

    private DbCommand Make(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, type) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = (name, type);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
