using Microsoft.Data.Sqlite;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Callbacks;
using SQLitePCL;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>
/// Row by row, since SQLite is in the process. By its own calls: the driver looks each parameter up by its name and copies each value
/// into an object, which cost more than the row.
/// </summary>
public sealed class SqliteInboxInsert : IInboxInsert
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt last;
    private readonly sqlite3_stmt keys;
    private readonly sqlite3_stmt rows;
    private readonly sqlite3_stmt claim;

    /// <param name="last">Selects the last number that a row had.</param>
    /// <param name="keys">Inserts a key with the number of its row, or nothing.</param>
    /// <param name="rows">Inserts a row, with the parameters in the order of the columns.</param>
    /// <param name="claim">Inserts a signature, or nothing, with the parameters in the order of the columns.</param>
    public SqliteInboxInsert(SqliteConnection connection, string last, string keys, string rows, string claim)
    {
        database = connection.Handle!;
        this.last = Prepare(last);
        this.keys = Prepare(keys);
        this.rows = Prepare(rows);
        this.claim = Prepare(claim);
    }

    public Task<bool[]?> InsertAsync(DbSession session, IReadOnlyCollection<SignatureClaim> claims, IReadOnlyList<InboxEntry> entries)
    {
        if (!Claim(claims))
        {
            return Task.FromResult<bool[]?>(null);
        }

        var first = new bool[entries.Count];
        Span<byte> key = stackalloc byte[DeliveryKey.Length];
        var id = LastId();
        for (var index = 0; index < first.Length; index++)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            entries[index].Key.WriteTo(key);
            Check(raw.sqlite3_bind_blob(keys, 1, key));
            Check(raw.sqlite3_bind_int64(keys, 2, id + 1));
            Run(keys);
            if (raw.sqlite3_changes(database) == 1)
            {
                Insert(++id, entries[index]);
                first[index] = true;
            }
        }

        return Task.FromResult<bool[]?>(first);
    }

    public ValueTask DisposeAsync()
    {
        last.Dispose();
        keys.Dispose();
        rows.Dispose();
        claim.Dispose();
        return ValueTask.CompletedTask;
    }

    private long LastId()
    {
        var step = raw.sqlite3_step(last);
        var id = step == raw.SQLITE_ROW ? raw.sqlite3_column_int64(last, 0) : 0;
        raw.sqlite3_reset(last);
        Check(step is raw.SQLITE_ROW or raw.SQLITE_DONE ? raw.SQLITE_OK : step);
        return id;
    }

    private bool Claim(IReadOnlyCollection<SignatureClaim> claims)
    {
        foreach (var one in claims)
        {
            Check(raw.sqlite3_bind_int64(claim, 1, one.SignedAt));
            Check(raw.sqlite3_bind_text(claim, 2, one.Signature));
            Check(raw.sqlite3_bind_text(claim, 3, one.BodyHash));
            Check(raw.sqlite3_bind_int64(claim, 4, one.ExpiresMs));
            Run(claim);
            if (raw.sqlite3_changes(database) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private void Insert(long id, InboxEntry entry)
    {
        Check(raw.sqlite3_bind_int64(rows, 1, id));
        Check(raw.sqlite3_bind_text(rows, 2, entry.Account));
        Check(raw.sqlite3_bind_text(rows, 3, entry.OpenId));
        Check(raw.sqlite3_bind_text(rows, 4, entry.Kind));
        Check(raw.sqlite3_bind_int64(rows, 5, entry.ReceivedMs));
        Check(raw.sqlite3_bind_blob(rows, 6, entry.Message));
        Check(entry.Reply is { } reply ? raw.sqlite3_bind_blob(rows, 7, reply) : raw.sqlite3_bind_null(rows, 7));
        Check(raw.sqlite3_bind_text(rows, 8, entry.Reason));
        Check(raw.sqlite3_bind_int64(rows, 9, entry.ElapsedMicroseconds));
        Run(rows);
    }

    // The step's own code is the one that tells what is wrong, whatever the reset says.
    private void Run(sqlite3_stmt statement)
    {
        var step = raw.sqlite3_step(statement);
        try
        {
            Check(step == raw.SQLITE_DONE ? raw.SQLITE_OK : step);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    private sqlite3_stmt Prepare(string text)
    {
        Check(raw.sqlite3_prepare_v3(database, text, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return statement;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, database);
}
