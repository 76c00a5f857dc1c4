using System.Net;
using Microsoft.Extensions.Configuration;
using PuyangFabu.Hosting;
using PuyangFabu.Hosting.Telemetry;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Hosting.Telemetry;

/// <summary>Who may read the figures.</summary>
public sealed class MetricsDoorTests(TestDatabases databases)
{
    private const string Watcher = "10.0.0.5";
    private const string Stranger = "203.0.113.9";

    [Fact]
    public async Task Without_a_setting_this_machine_reads_them_and_nobody_through_a_proxy_does()
    {
        await using var host = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(host)).Status);
        foreach (var (name, value) in new[] { ("X-Forwarded-For", "127.0.0.1"), ("Forwarded", "for=127.0.0.1"), ("X-Real-IP", Stranger), ("Via", "1.1 proxy") })
        {
            await AssertNothingThereAsync(host, name, value);
        }
    }

    [Fact]
    public async Task Only_what_is_listed_reads_them_and_to_others_nothing_is_there()
    {
        await using var host = await StartAsync("--Telemetry:Addresses:0", Watcher);

        await AssertNothingThereAsync(host);
        await AssertNothingThereAsync(host, "X-Forwarded-For", Watcher);
    }

    [Fact]
    public async Task A_trusted_proxy_is_believed_about_the_reader_and_about_nothing_that_he_wrote_himself()
    {
        await using var host = await StartAsync("--Telemetry:Addresses:0", "10.0.0.0/24", "--TrustedProxies:0", "127.0.0.1");

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(host, "X-Forwarded-For", Watcher)).Status);
        await AssertNothingThereAsync(host, "X-Forwarded-For", Stranger);
        await AssertNothingThereAsync(host, "X-Forwarded-For", $"{Watcher}, {Stranger}");
        await AssertNothingThereAsync(host, "X-Forwarded-For", $"{Stranger}, {Watcher}");
        await AssertNothingThereAsync(host);
    }

    [Theory]
    [InlineData("Telemetry:Addresses:0", "everybody")]
    [InlineData("Telemetry:OtlpEndpoint", "collector:4318")]
    [InlineData("Telemetry:OtlpEndpoint", "http://name:word@collector:4318")]
    [InlineData("Telemetry:OtlpProtocol", "http/json")]
    public void A_wrong_value_stops_the_start_with_its_key(string key, string value)
    {
        var wrong = Assert.Throws<SettingsException>(() => TelemetryOptions.Read(
            new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)]).Build()));

        Assert.Contains(key.Replace(":0", "", StringComparison.Ordinal), wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("word", wrong.Message, StringComparison.Ordinal);
    }

    private Task<ProductHost> StartAsync(params string[] settings) => ProductHost.StartAsync(databases, settings: ["--Storage:SampleContent", "false", .. settings]);

    private static async Task AssertNothingThereAsync(ProductHost host, string name = "X-Nothing", string value = "1")
    {
        Assert.Equal(await AskAsync(host, name, value, "/nothing-is-called-so"), await AskAsync(host, name, value));
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(host, name, value)).Status);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(ProductHost host, string name = "X-Nothing", string value = "1", string path = "/metrics")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await host.Sender.Client.SendAsync(request);

        // The page leads back to itself.
        return (answer.StatusCode, (await answer.Content.ReadAsStringAsync()).Replace(Uri.EscapeDataString(path), "", StringComparison.Ordinal));
    }
}
