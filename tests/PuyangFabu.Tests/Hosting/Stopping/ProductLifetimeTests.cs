using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PuyangFabu.Hosting.Commands;
using PuyangFabu.Hosting.Stopping;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Hosting.Stopping;

public sealed class ProductLifetimeTests(TestDatabases databases)
{
    [Fact]
    public async Task While_a_balancer_takes_it_out_readiness_says_that_it_leaves_and_everything_is_answered()
    {
        await using var product = await ProductHost.StartAsync(databases, settings: ["--Shutdown:DelaySeconds", "20"]);
        Assert.Equal((HttpStatusCode.OK, "ok"), await ReadyAsync(product));

        var leaving = LifeOf(product).LeaveAsync();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "正在停止"), await ReadyAsync(product));
        Assert.Equal(HttpStatusCode.OK, (await product.Sender.SendAsync(product.Sender.Text("公积金"))).Status);
        product.Database.Clock.Advance(TimeSpan.FromSeconds(19));
        Assert.False(IsStopping(product));

        product.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        await leaving;
        Assert.True(IsStopping(product));
    }

    [Fact]
    public async Task Told_again_it_waits_for_the_balancer_no_longer()
    {
        await using var product = await ProductHost.StartAsync(databases, settings: ["--Shutdown:DelaySeconds", "20"]);

        var leaving = LifeOf(product).LeaveAsync();
        Assert.False(IsStopping(product));
        await LifeOf(product).LeaveAsync();

        await leaving;
        Assert.True(IsStopping(product));
    }

    [Fact]
    public async Task Without_a_delay_it_stops_at_once_and_what_is_under_way_has_half_a_minute()
    {
        await using var product = await ProductHost.StartAsync(databases);
        Assert.Equal(TimeSpan.FromSeconds(30), product.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);

        await LifeOf(product).LeaveAsync();

        Assert.True(IsStopping(product));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("serve", false)]
    [InlineData("export -", true)]
    public void The_command_line_cuts_off_commands_and_leaves_the_server_its_own_time(string line, bool cutsOff)
    {
        var parsed = ProductCommands.Create([]).Parse(line);
        Assert.Empty(parsed.Errors);
        Assert.Equal(cutsOff, ProductCommands.InvocationOf(parsed).ProcessTerminationTimeout is not null);
    }

    private static ProductLifetime LifeOf(ProductHost product) => product.Services.GetRequiredService<ProductLifetime>();

    private static bool IsStopping(ProductHost product) =>
        product.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;

    private static async Task<(HttpStatusCode Status, string Text)> ReadyAsync(ProductHost product)
    {
        using var response = await product.Sender.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
