using System.Diagnostics;
using Microsoft.Data.Sqlite;
using PuyangFabu.Foundation.Storage;
using SQLitePCL;

namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>Counts the statements that a piece of code really sends to its database.</summary>
internal static class CountedStatements
{
    public static async Task<(T Result, int Statements)> CountAsync<T>(DbSession session, Func<Task<T>> work)
    {
        var count = 0;
        if (session.Connection is SqliteConnection sqlite)
        {
            raw.sqlite3_trace(sqlite.Handle, (strdelegate_trace)((_, _) => count++), null);
            try
            {
                return (await work(), count);
            }
            finally
            {
                raw.sqlite3_trace(sqlite.Handle, (strdelegate_trace)null!, null);
            }
        }

        using var own = new Activity("counted").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = started => count += started.TraceId == own.TraceId ? 1 : 0,
        };
        ActivitySource.AddActivityListener(listener);
        return (await work(), count);
    }
}
