using System.Data.Common;

namespace PuyangFabu.Foundation.Storage;

/// <summary>
/// Stores what is known here and nowhere else, WeChat's answer above all: a row that somebody holds, a locked file or a
/// fail-over of the database is no reason to lose it. Tried again with pauses, first short, then longer.
/// </summary>
public static class SureStorage
{
    /// <summary>So long it is tried. The first pauses are far shorter than any lease on what is stored; an answer that is stored later still counts.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Two rows that two transactions took in another order are free at once.</summary>
    private const int WithoutPause = 2;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <param name="store">A whole transaction; run again it changes nothing that it changed before, for nobody knows whether a cut commit counted.</param>
    public static async Task<T> StoreAsync<T>(Func<Task<T>> store, SqlDialect dialect, TimeProvider clock)
    {
        var began = clock.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await store();
            }
            catch (DbException failure) when (!dialect.Blames(failure) && clock.GetElapsedTime(began) < Patience)
            {
                if (tries > WithoutPause)
                {
                    await Task.Delay(PauseAfter(tries - WithoutPause), clock);
                }
            }
        }
    }

    public static Task StoreAsync(Func<Task> store, SqlDialect dialect, TimeProvider clock) => StoreAsync(
        async () =>
        {
            await store();
            return true;
        },
        dialect,
        clock);

    private static TimeSpan PauseAfter(int tries)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(tries - 1, 10));
        return pause < LongestPause ? pause : LongestPause;
    }
}
