using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PuyangFabu.Accounts;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Webhook;
using PuyangFabu.WeChat.Api.Users;

namespace PuyangFabu.Tests.Hosting.Telemetry;

/// <summary>What leaves the machine for a collector, and what the page of figures shows, read to the last byte.</summary>
public sealed class TelemetryPrivacyTests(TestDatabases databases)
{
    private const string OpenId = "oPlantedOpenId0000000000001";
    private const string Words = "种下的悄悄话甲乙丙";
    private const string LinkKey = "PlantedLinkKey0123456789";
    private const string QueryWords = "PlantedQueryWords";

    [Fact]
    public async Task Nobody_who_wrote_nothing_that_was_written_and_no_secret_is_in_anything_that_is_sent_or_shown()
    {
        await using var collector = await TestCollector.StartAsync();

        // The host clears its logs for tests; what sends them is put back.
        await using var host = await ProductHost.StartAsync(
            databases,
            configure: static services => services.AddOpenTelemetry().WithLogging(),
            settings: ["--Telemetry:OtlpEndpoint", collector.Address]);
        using var operators = OperatorDriver.Of(host);
        await operators.AdminAsync();
        await host.Sender.AskAsync(Words, OpenId);
        await host.Sender.SendEncryptedAsync(host.Sender.Text(Words, OpenId));
        await host.Sender.SendAsync(host.Sender.Text(Words, OpenId), token: "guessed");
        await host.Sender.SendAsync("<xml>" + Words);
        await host.Sender.Client.GetStringAsync($"/search?q={QueryWords}");
        (await host.Sender.Client.GetAsync($"/cases/new?key={LinkKey}")).Dispose();
        (await host.Sender.Client.GetAsync($"/nowhere/{LinkKey}?openid={OpenId}")).Dispose();
        var account = host.Services.GetRequiredService<AccountRegistry>().Default;
        await host.Services.GetRequiredService<IUserApi>().PageAsync(account.Api, "", TestContext.Current.CancellationToken);

        Assert.True(host.Services.GetRequiredService<TracerProvider>().ForceFlush());

        // The page of figures is one of those that it asks, and has nothing to send: the answer says nothing of the other.
        host.Services.GetRequiredService<MeterProvider>().ForceFlush();
        Assert.True(host.Services.GetRequiredService<LoggerProvider>().ForceFlush());
        var page = await MetricsPage.ReadAsync(host.Sender.Client);

        var sent = new[] { "traces", "metrics", "logs" }.Select(collector.TextOf).Append(page.Text).ToArray();
        Assert.Contains("webhook.receive", sent[0], StringComparison.Ordinal);
        Assert.Contains("System.Net.Http", sent[0], StringComparison.Ordinal);
        Assert.Contains("puyangfabu.webhook.deliveries", sent[1], StringComparison.Ordinal);
        Assert.Contains("拒绝了发往账号", sent[2], StringComparison.Ordinal);
        Assert.All(
            (string[])[OpenId, Words, LinkKey, QueryWords, account.Api.AppSecret, WeChatSender.Token, WeChatSender.Key, "access_token=", "signature=", OperatorDriver.Password],
            planted => Assert.All(sent, text => Assert.DoesNotContain(planted, text, StringComparison.Ordinal)));
    }
}
