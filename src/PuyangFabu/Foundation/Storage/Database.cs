using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PuyangFabu.Foundation.Storage;

/// <summary>
/// Opens connections and runs work on them. On SQLite a gate lets one transaction of the process write at a time:
/// waiting here is fair and quick, waiting for SQLite's file lock is neither.
/// </summary>
public sealed class Database : IDisposable
{
    /// <summary>How long SQLite waits for a lock that another process holds; under WeChat's five seconds.</summary>
    private const int BusyTimeoutSeconds = 3;

    /// <summary>How often a transaction is begun in all when another one was in its way.</summary>
    private const int MostTries = 3;

    /// <summary>Files that know already how they are to be used. A pooled connection keeps its file open and need not say it again for every query.</summary>
    private static readonly ConditionalWeakTable<SQLitePCL.sqlite3, SQLitePCL.sqlite3> Told = new();

    /// <summary>
    /// A process that stands still in the middle of a transaction (a machine that is suspended, or out of memory) keeps the rows that it
    /// took from all other nodes: for so long. None of ours does anything else meanwhile, see <see cref="WriteAsync{T}"/>.
    /// </summary>
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(5);

    private readonly string connectionString;
    private readonly SemaphoreSlim? writeGate;
    private readonly bool readOnly;

    static Database()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        GivenLists.Register();
    }

    public Database(StorageOptions options)
    {
        Dialect = SqlDialect.Of(options.Provider);
        connectionString = Dialect.SingleWriter ? SqliteConnectionText(options) : PostgreSqlConnectionText(options);
        readOnly = options.Access == StorageAccess.ReadOnly;
        writeGate = Dialect.SingleWriter ? new SemaphoreSlim(1, 1) : null;
    }

    public SqlDialect Dialect { get; }

    /// <summary>The connection text with the settings this product needs; holds a password on PostgreSQL.</summary>
    internal string ConnectionString => connectionString;

    public Task<DbConnection> OpenAsync(CancellationToken cancellation) => OpenAsync(connectionString, BusyTimeoutSeconds, cancellation);

    /// <summary>
    /// Opens a connection that belongs to the caller alone: there when all of the pool are held, never given to others, and
    /// with short waits, since its user begins again by itself.
    /// </summary>
    public Task<DbConnection> OpenApartAsync(CancellationToken cancellation) => OpenAsync(ApartConnection.Text(Dialect, connectionString), ApartConnection.LockWaitSeconds, cancellation);

    private async Task<DbConnection> OpenAsync(string text, int busySeconds, CancellationToken cancellation)
    {
        var connection = Dialect.Connect(text);
        try
        {
            await connection.OpenAsync(cancellation);
            if (connection is SqliteConnection { Handle: { } file } && !Told.TryGetValue(file, out _))
            {
                await connection.ExecuteAsync($"pragma busy_timeout = {busySeconds * 1000}; pragma synchronous = full; pragma secure_delete = on;{(readOnly ? " pragma query_only = on;" : "")}");
                Told.AddOrUpdate(file, file);
            }

            return connection;
        }
        catch (Exception failure)
        {
            await connection.DisposeAsync();

            // A name that no server has any more: the driver lets that out as it is, and it is an outage like others.
            if (failure is SocketException)
            {
                throw new NpgsqlException(failure.Message, failure);
            }

            throw;
        }
    }

    // SQLite answers on the caller's thread, whatever its methods are called; a caller with a time limit must not be held by it.
    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellation) => Dialect.SingleWriter
        ? Task.Run(() => ReadOnOpenAsync(work, cancellation), cancellation)
        : ReadOnOpenAsync(work, cancellation);

    private async Task<T> ReadOnOpenAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenAsync(cancellation);
            using var interruption = InterruptOn(connection, cancellation);
            return await work(new DbSession(connection, null, Dialect, cancellation));
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == SQLitePCL.raw.SQLITE_INTERRUPT && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(failure.Message, failure, cancellation);
        }
        catch (DbException failure) when (StorageMetrics.Count(Dialect, failure))
        {
            throw;
        }
    }

    // The driver looks at its tokens only before it begins, so that a reader who was given up would go on holding a thread.
    // To be disposed of before the connection goes back to the pool.
    private static CancellationTokenRegistration InterruptOn(DbConnection connection, CancellationToken cancellation) =>
        cancellation.CanBeCanceled && connection is SqliteConnection { Handle: { } handle }
            ? cancellation.UnsafeRegister(static database => SQLitePCL.raw.sqlite3_interrupt((SQLitePCL.sqlite3)database!), handle)
            : default;

    /// <summary>Reads in one unchanging view of the database, however long the work takes; writers do not wait for it.</summary>
    public async Task<T> SnapshotAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var session = new DbSession(connection, transaction, Dialect, cancellation);
        await session.MayIdleAsync();
        return await work(session);
    }

    /// <summary>
    /// Runs the work in one transaction: all of it is on disk when this returns, none of it when it throws.
    /// </summary>
    /// <remarks>
    /// The work may run again: PostgreSQL takes a transaction back in favour of another one, after any of its statements and at
    /// its commit, and refuses a key that another one took a moment ago. So it calls nobody outside, and what it changes besides the database must be as after one run: objects and
    /// lists that it captures are made anew or copied in it, and a file is changed only where a second run notices the first.
    /// </remarks>
    public async Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await WriteOnceAsync(work, cancellation);
            }
            catch (DbException failure) when (tries < MostTries && !Dialect.SingleWriter && (Dialect.IsContention(failure) || IsTaken(failure)))
            {
                // No pause: the other one goes on, and its locks are what the next try waits for. (SQLite has waited already.)
            }
        }
    }

    // Somebody put the same in between the look whether it is there and the write. The next look sees it, and says so in its own words.
    private static bool IsTaken(DbException failure) => failure.SqlState == PostgresErrorCodes.UniqueViolation;

    private async Task<T> WriteOnceAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellation)
    {
        using var turn = await EnterWriteAsync(cancellation);
        try
        {
            await using var connection = await OpenAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var session = new DbSession(connection, transaction, Dialect, cancellation);
            var result = await work(session);
            await transaction.CommitAsync(cancellation);
            session.TellCommitted();
            return result;
        }
        catch (DbException failure) when (StorageMetrics.Count(Dialect, failure))
        {
            throw;
        }
    }

    public Task WriteAsync(Func<DbSession, Task> work, CancellationToken cancellation) =>
        WriteAsync(
            async session =>
            {
                await work(session);
                return true;
            },
            cancellation);

    /// <summary>
    /// Takes what was deleted out of the write-ahead log as well: there SQLite keeps pages as they were until it needs the
    /// room. Nothing on PostgreSQL, whose log is the server's affair.
    /// </summary>
    /// <returns>False when a reader was in the way; nobody waits for it.</returns>
    public async Task<bool> EmptyLogAsync(CancellationToken cancellation)
    {
        if (!Dialect.SingleWriter)
        {
            return true;
        }

        using var turn = await EnterWriteAsync(cancellation);
        await using var connection = await OpenAsync(cancellation);
        Told.Remove(((SqliteConnection)connection).Handle!);
        await connection.ExecuteAsync("pragma busy_timeout = 0");
        return await connection.ExecuteScalarAsync<long>("pragma wal_checkpoint(truncate)") == 0;
    }

    /// <summary>Takes the process's turn to write; dispose it to pass it on.</summary>
    public async Task<IDisposable?> EnterWriteAsync(CancellationToken cancellation)
    {
        if (writeGate is null)
        {
            return null;
        }

        await writeGate.WaitAsync(cancellation);
        return new Turn(writeGate);
    }

    public void Dispose() => writeGate?.Dispose();

    private static string SqliteConnectionText(StorageOptions options)
    {
        var builder = new SqliteConnectionStringBuilder(options.ConnectionString) { ForeignKeys = true, DefaultTimeout = BusyTimeoutSeconds };
        if (builder.DataSource.Length == 0 || builder.Mode == SqliteOpenMode.Memory)
        {
            return builder.ToString();
        }

        builder.DataSource = Path.GetFullPath(builder.DataSource);
        if (options.Access == StorageAccess.Create)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(builder.DataSource)!);
        }
        else if (builder.Mode == SqliteOpenMode.ReadWriteCreate)
        {
            builder.Mode = SqliteOpenMode.ReadWrite;
        }

        if (options.Access == StorageAccess.ReadOnly)
        {
            // Who opens a log that is in use read-only leaves it alone; who opens an unused one so leaves files behind.
            builder.Mode = new FileInfo(builder.DataSource + "-wal") is { Exists: true, Length: > 0 } ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite;
            builder.Pooling = false;
        }

        return builder.ToString();
    }

    /// <summary>Plans of the statements used most are kept by the server: half the time of an import. Who sets it otherwise has a reason.</summary>
    private static string PostgreSqlConnectionText(StorageOptions options)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = options.ConnectionString };
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        builder.Options = ApartConnection.WithoutIdling(builder.Options, LongestIdle);
        if (options.Access == StorageAccess.ReadOnly)
        {
            builder.Options = $"{builder.Options} -c default_transaction_read_only=on";
        }
        else if (!given.ContainsKey("Max Auto Prepare") && !given.ContainsKey("MaxAutoPrepare"))
        {
            builder.MaxAutoPrepare = 40;
        }

        return builder.ToString();
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? gate = gate;

        public void Dispose() => Interlocked.Exchange(ref gate, null)?.Release();
    }
}
