using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>SQLite's file, which another process holds until somebody who wants to write was refused, after all the waiting that SQLite does.</summary>
internal sealed class LockedFile : IDisposable
{
    private const int Busy = 5;
    private readonly SqliteConnection other;
    private SqliteTransaction? held;
    private int refusals;

    public LockedFile(TestDatabase database)
    {
        other = new SqliteConnection(database.Options.ConnectionString);
        other.Open();
        AppDomain.CurrentDomain.FirstChanceException += LetGo;
    }

    public int Refusals => refusals;

    public Task HoldAsync()
    {
        held ??= other.BeginTransaction(deferred: false);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= LetGo;
        held?.Dispose();
        other.Dispose();
    }

    private void LetGo(object? sender, FirstChanceExceptionEventArgs first)
    {
        if (first.Exception is SqliteException { SqliteErrorCode: Busy } && held is not null && Interlocked.Increment(ref refusals) == 1)
        {
            held.Dispose();
        }
    }
}
