using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Webhook;

/// <summary>What was said is kept for its time, that something was said for longer, and neither for ever.</summary>
public sealed class MessageAgeTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_message_is_emptied_after_its_days_and_its_row_goes_after_a_year(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        await host.Sender.SendAsync(host.Sender.Event("subscribe"));
        await host.Sender.SendAsync(host.Sender.Text("旧的话"));
        await PassAsync(host, 100);
        await host.Sender.SendAsync(host.Sender.Text("新的话", msgId: 2));

        Assert.Equal((3, 1), await CountAfterAsync(host, 81));
        Assert.Equal((3, 0), await CountAfterAsync(host, 100));
        Assert.Equal((1, 0), await CountAfterAsync(host, 120));
        Assert.Equal((0, 0), await CountAfterAsync(host, 100));
    }

    /// <summary>While the product is down: each of its timers would fire for every step of the time that passes.</summary>
    private static Task PassAsync(ProductHost host, int days) => host.RestartAsync(() => host.Database.Clock.Advance(TimeSpan.FromDays(days)));

    /// <returns>The rows, and those of them that hold anything of anybody.</returns>
    private static async Task<(long Rows, long Full)> CountAfterAsync(ProductHost host, int days)
    {
        await PassAsync(host, days);
        await host.Services.StepAsync<RetentionCleaner>();
        return await host.Database.Database.ReadAsync(
            static async session => (
                await session.ScalarAsync<long>("select count(*) from inbox"),
                await session.ScalarAsync<long>("select count(*) from inbox where open_id <> '' or length(message) > 0 or reply is not null")),
            TestContext.Current.CancellationToken);
    }
}
