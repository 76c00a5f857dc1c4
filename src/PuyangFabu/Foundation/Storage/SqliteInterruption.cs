using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace PuyangFabu.Foundation.Storage;

/// <summary>
/// Ends what runs on an SQLite connection when a token is cancelled. The driver looks at its tokens only before it begins,
/// so that a reader who was given up would go on holding a thread.
/// </summary>
internal static class SqliteInterruption
{
    /// <returns>Dispose before the connection goes back to the pool.</returns>
    public static CancellationTokenRegistration On(DbConnection connection, CancellationToken cancellation) =>
        cancellation.CanBeCanceled && connection is SqliteConnection { Handle: { } handle }
            ? cancellation.UnsafeRegister(static database => SQLitePCL.raw.sqlite3_interrupt((SQLitePCL.sqlite3)database!), handle)
            : default;
}
