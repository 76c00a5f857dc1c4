using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Storage.Retention;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Storage;

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
        host.Database.Clock.Advance(TimeSpan.FromDays(100));
        await host.Sender.SendAsync(host.Sender.Text("新的话"));

        await CleanAsync(host, 81);
        Assert.Equal((3, 1), await CountAsync(host));
        await CleanAsync(host, 100);
        Assert.Equal((3, 0), await CountAsync(host));
        await CleanAsync(host, 120);
        Assert.Equal((1, 0), await CountAsync(host));
        await CleanAsync(host, 100);
        Assert.Equal((0, 0), await CountAsync(host));
    }

    private static Task<int> CleanAsync(ProductHost host, int daysLater)
    {
        host.Database.Clock.Advance(TimeSpan.FromDays(daysLater));
        return host.Services.GetRequiredService<RetentionCleaner>().StepAsync(TestContext.Current.CancellationToken);
    }

    private static Task<(long Rows, long Full)> CountAsync(ProductHost host) => host.Database.Database.ReadAsync(
        static async session => (
            await session.ScalarAsync<long>("select count(*) from inbox"),
            await session.ScalarAsync<long>("select count(*) from inbox where open_id <> '' or length(message) > 0 or reply is not null")),
        TestContext.Current.CancellationToken);
}
