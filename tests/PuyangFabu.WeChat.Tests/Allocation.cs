namespace PuyangFabu.WeChat.Tests;

/// <summary>How much memory a piece of code asks the garbage collector for.</summary>
internal static class Allocation
{
    /// <summary>
    /// The least of several runs after a first one, because a collection between two runs may empty the array pool.
    /// </summary>
    public static long LeastOf(Action code)
    {
        code();
        var least = long.MaxValue;
        for (var run = 0; run < 3; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            code();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
