using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PuyangFabu.Foundation.Storage;

/// <summary>The settings of a connection outside the pool (see <see cref="Database.OpenApartAsync"/>).</summary>
internal static class ApartConnection
{
    /// <summary>How long SQLite waits for a lock at a time.</summary>
    public const int LockWaitSeconds = 1;

    /// <summary>For a transaction that waits for others than the database, and is in nobody's way.</summary>
    public const string MayIdle = $"set local {IdleLimit} = 0";

    private const string IdleLimit = "idle_in_transaction_session_timeout";
    private const int OpenSeconds = 2;

    /// <summary>Shorter than others may idle: who repeats a message elsewhere waits for the one that is held here, and WeChat for five seconds.</summary>
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(2.5);

    /// <summary>How long a server that does not answer is asked to stop before the connection is cut.</summary>
    private const int CancellationMilliseconds = 300;

    public static string Text(SqlDialect dialect, string connectionString) => dialect.SingleWriter
        ? new SqliteConnectionStringBuilder(connectionString) { Pooling = false, DefaultTimeout = LockWaitSeconds }.ToString()
        : PostgreSqlText(new NpgsqlConnectionStringBuilder(connectionString));

    /// <summary>Has the server end a session that stands still in the middle of a transaction; who sets that himself has a reason.</summary>
    /// <param name="options">Of a connection string; null for none.</param>
    public static string WithoutIdling(string? options, TimeSpan longest) => options?.Contains(IdleLimit, StringComparison.Ordinal) == true
        ? options
        : string.Create(CultureInfo.InvariantCulture, $"{options} -c {IdleLimit}={longest.TotalMilliseconds:F0}").TrimStart();

    private static string PostgreSqlText(NpgsqlConnectionStringBuilder builder)
    {
        builder.Pooling = false;
        builder.Timeout = OpenSeconds;
        builder.CancellationTimeout = CancellationMilliseconds;

        // Of two the later one counts.
        builder.Options = string.Create(CultureInfo.InvariantCulture, $"{builder.Options} -c {IdleLimit}={LongestIdle.TotalMilliseconds:F0}").TrimStart();
        return builder.ToString();
    }
}
