using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Webhook;

/// <summary>Lets a product's clock go on, ten times as fast as ours, until something has happened.</summary>
internal static class PassingTime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <returns>How much time passed for the product.</returns>
    public static async Task<TimeSpan> UntilAsync(ProductHost host, Func<bool> done)
    {
        var start = host.Database.Clock.GetTimestamp();
        while (!done())
        {
            host.Database.Clock.Advance(Step);
            await Task.Delay(Step / 10, TestContext.Current.CancellationToken);
        }

        return host.Database.Clock.GetElapsedTime(start);
    }
}
