using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Webhook;

namespace PuyangFabu.Tests.Webhook;

/// <summary>What counting costs, as everybody who sends a message pays it.</summary>
public sealed class WebhookMetricsTests(TestDatabases databases)
{
    private const int Messages = 1000;

    [Fact]
    public async Task Counting_a_message_makes_no_garbage_though_somebody_keeps_the_counts()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Storage:SampleContent", "false"]);
        var metrics = host.Services.GetRequiredService<WebhookMetrics>();
        Count(metrics);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Count(metrics);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Messages);
    }

    private static void Count(WebhookMetrics metrics)
    {
        for (var message = 0; message < Messages; message++)
        {
            metrics.Answered(WebhookAnswer.Success, metrics.Begin());
            metrics.Answered(WebhookAnswer.NotStored, metrics.Begin());
            metrics.Repeated(joined: true);
            metrics.NotStored("full");
            metrics.Refused("plain");
        }
    }
}
