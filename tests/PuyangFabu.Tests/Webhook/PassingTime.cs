using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Webhook;

/// <summary>Lets a product's clock go on, faster than ours, until something has happened.</summary>
internal static class PassingTime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <param name="speed">Times ours: less where the product has real work to do within its own limits.</param>
    /// <returns>How much time passed for the product.</returns>
    public static async Task<TimeSpan> UntilAsync(ProductHost host, Func<bool> done, int speed = 10)
    {
        var start = host.Database.Clock.GetTimestamp();
        while (!done())
        {
            host.Database.Clock.Advance(Step);
            await Task.Delay(Step / speed, TestContext.Current.CancellationToken);
        }

        return host.Database.Clock.GetElapsedTime(start);
    }
}
