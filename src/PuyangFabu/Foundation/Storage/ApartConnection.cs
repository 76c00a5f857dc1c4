using Microsoft.Data.Sqlite;
using Npgsql;

namespace PuyangFabu.Foundation.Storage;

/// <summary>The settings of a connection outside the pool (see <see cref="Database.OpenApartAsync"/>).</summary>
internal static class ApartConnection
{
    /// <summary>How long SQLite waits for a lock at a time.</summary>
    public const int LockWaitSeconds = 1;

    private const int OpenSeconds = 2;

    /// <summary>How long a server that does not answer is asked to stop before the connection is cut.</summary>
    private const int CancellationMilliseconds = 300;

    public static string Text(SqlDialect dialect, string connectionString) => dialect.SingleWriter
        ? new SqliteConnectionStringBuilder(connectionString) { Pooling = false, DefaultTimeout = LockWaitSeconds }.ToString()
        : new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            Timeout = OpenSeconds,
            CancellationTimeout = CancellationMilliseconds,
        }.ToString();
}
