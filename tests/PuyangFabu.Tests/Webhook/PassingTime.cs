using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Webhook;

/// <summary>Lets a product's clock go on, faster than ours, until something has happened.</summary>
internal static class PassingTime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>Of ours, for what can only fail.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <param name="speed">Times ours: less where the product has real work to do within its own limits.</param>
    /// <param name="within">Then the product's clock stands: whatever was due by then must do, however long a busy machine takes over it.</param>
    public static async Task UntilAsync(ProductHost host, Func<bool> done, int speed = 10, TimeSpan? within = null)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        ended.CancelAfter(Longest);
        var start = host.Database.Clock.GetTimestamp();
        while (!done())
        {
            if (within is null || host.Database.Clock.GetElapsedTime(start) < within)
            {
                host.Database.Clock.Advance(Step);
            }

            await Task.Delay(Step / speed, ended.Token);
        }
    }
}
