using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.Foundation.Storage.Schema;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Tests.Webhook;

/// <summary>On PostgreSQL the inbox lies in months: they are made ahead, filled by China's time, and dropped as a whole.</summary>
public sealed class InboxMonthTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_whose_month_is_missing_is_stored_and_moved_into_it_later()
    {
        await using var host = await StartAsync();
        var message = host.Sender.Text("停水 华龙区");
        var first = await host.Sender.SendAsync(message);
        Assert.Equal(["inbox_rest"], await PartsAsync(host));

        await host.Services.StepAsync<InboxMonths>();

        Assert.Equal(["inbox_2016_06"], await PartsAsync(host));
        Assert.Equal(["2016_06", "2016_07", "2016_08"], (await MonthsAsync(host)).Take(3));
        await host.RestartAsync();
        Assert.Equal(first, await host.Sender.SendAsync(message));
        Assert.Equal(1, await InboxRows.CountAsync(host.Database));
    }

    [Fact]
    public async Task Months_change_at_midnight_in_China()
    {
        await using var host = await StartAsync();
        await host.Services.StepAsync<InboxMonths>();
        await PassUntilAsync(host, new DateTimeOffset(2016, 6, 30, 23, 59, 59, 999, UnixMilliseconds.China));
        await host.Sender.SendAsync(host.Sender.Text("六月的话"));
        host.Database.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await host.Sender.SendAsync(host.Sender.Text("七月的话"));

        Assert.Equal(["inbox_2016_06", "inbox_2016_07"], await PartsAsync(host));
    }

    [Fact]
    public async Task A_month_goes_as_a_whole_once_all_of_it_is_over_and_the_next_one_stays()
    {
        await using var host = await StartAsync();
        await host.Services.StepAsync<InboxMonths>();
        await host.Sender.SendAsync(host.Sender.Text("六月的话"));
        await PassUntilAsync(host, new DateTimeOffset(2016, 7, 1, 0, 0, 0, UnixMilliseconds.China));
        await host.Sender.SendAsync(host.Sender.Text("七月的话", msgId: 2));

        await PassUntilAsync(host, new DateTimeOffset(2016, 7, 31, 23, 0, 0, UnixMilliseconds.China).AddDays(400));
        await host.Services.StepAsync<RetentionCleaner>();

        Assert.Equal(["inbox_2016_07"], await PartsAsync(host));
        Assert.DoesNotContain("2016_06", await MonthsAsync(host));
        Assert.Contains("2016_07", await MonthsAsync(host));
    }

    [Fact]
    public async Task A_month_that_somebody_reads_is_dropped_the_next_time_and_holds_up_nothing()
    {
        await using var host = await StartAsync();
        await host.Services.StepAsync<InboxMonths>();
        await host.Sender.SendAsync(host.Sender.Text("六月的话"));
        await PassUntilAsync(host, new DateTimeOffset(2018, 1, 1, 0, 0, 0, UnixMilliseconds.China));

        await host.Database.Database.SnapshotAsync(
            async session =>
            {
                Assert.Equal(1, await session.ScalarAsync<long>("select count(*) from inbox"));
                await host.Services.StepAsync<RetentionCleaner>();
                Assert.Contains("2016_06", await MonthsAsync(host));
                await host.Sender.SendAsync(host.Sender.Text("新的话", msgId: 2));
                return 0;
            },
            Cancellation);
        await host.Services.StepAsync<RetentionCleaner>();

        Assert.DoesNotContain("2016_06", await MonthsAsync(host));
        Assert.Equal(1, await InboxRows.CountAsync(host.Database));
    }

    [Fact]
    public async Task Two_nodes_make_the_months_at_the_same_time_while_messages_come()
    {
        await using var one = await StartAsync();
        await using var two = await ProductHost.StartOnAsync(one.Database);
        Task[] all = [one.Services.StepAsync<InboxMonths>(), two.Services.StepAsync<InboxMonths>(), .. Enumerable.Range(1, 20).Select(id => one.Sender.SendAsync(one.Sender.Text("你好", msgId: id)))];
        await Task.WhenAll(all);
        await one.Services.StepAsync<InboxMonths>();

        Assert.Equal(20, await InboxRows.CountAsync(one.Database));
        Assert.Equal(["inbox_2016_06"], (await PartsAsync(one)).Distinct());
    }

    [Fact]
    public async Task Who_is_wiped_is_wiped_in_every_month_and_among_the_rest()
    {
        await using var host = await StartAsync();
        await host.Sender.SendAsync(host.Sender.Text("六月的话", "oGone"));
        await host.Services.StepAsync<InboxMonths>();
        await PassUntilAsync(host, new DateTimeOffset(2017, 5, 1, 0, 0, 0, UnixMilliseconds.China));
        await host.Sender.SendAsync(host.Sender.Text("没有月份的话", "oGone", 2));
        await host.Sender.SendAsync(host.Sender.Text("别人的话", "oOther", 3));
        Assert.Equal(["inbox_2016_06", "inbox_rest", "inbox_rest"], await PartsAsync(host));

        await host.Database.Database.WriteAsync(session => host.Services.GetRequiredService<InboxStore>().ForgetAsync(session, "puyang", "oGone"), Cancellation);

        Assert.Equal(
            ["", "", "oOther"],
            await host.Database.Database.ReadAsync(static session => session.QueryAsync<string>("select open_id from inbox where (open_id = '') = (length(message) = 0) order by id"), Cancellation));
    }

    [Fact]
    public async Task A_month_is_no_table_of_its_own()
    {
        await using var host = await StartAsync();
        await host.Services.StepAsync<InboxMonths>();

        var tables = await host.Database.Database.ReadAsync(SchemaReader.ReadAsync, Cancellation);

        var inbox = Assert.Single(tables, static table => table.Name.StartsWith("inbox", StringComparison.Ordinal) && table.Name != "inbox_marks");
        Assert.Equal(("inbox", "id"), (inbox.Name, inbox.Counter));
    }

    // The steps are the test's: what is made ahead would be there before it looks.
    private Task<ProductHost> StartAsync() => ProductHost.StartAsync(databases, "postgresql", static services => services.StepByHand<InboxMonths>());

    private static Task PassUntilAsync(ProductHost host, DateTimeOffset moment) => host.RestartAsync(() => host.Database.Clock.SetUtcNow(moment));

    /// <summary>In which part each row lies.</summary>
    private static Task<IReadOnlyList<string>> PartsAsync(ProductHost host) => host.Database.Database.ReadAsync(
        static session => session.QueryAsync<string>("select cast(cast(tableoid as regclass) as text) from inbox order by id"), Cancellation);

    private static Task<IReadOnlyList<string>> MonthsAsync(ProductHost host) => host.Database.Database.ReadAsync(InboxMonthStore.ListAsync, Cancellation);
}
