using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Hosting;
using PuyangFabu.Operations.Doctor;

namespace PuyangFabu.Tests.Hosting;

public sealed class SettingsCheckTests : IDisposable
{
    private static readonly (string, string)[] Real =
    [
        ("WeChat:Accounts:puyang:AppId", "wx0000000000000001"),
        ("WeChat:Accounts:puyang:AppSecret", "0123456789abcdef0123456789abcdef"),
        ("WeChat:Accounts:puyang:Token", "testtoken"),
        ("WeChat:Accounts:puyang:EncodingAesKey", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"),
        ("TrustedProxies:0", "127.0.0.1"),
    ];

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public Task A_sandbox_on_this_machine_is_worth_a_look_in_Production_only() => Task.WhenAll(
        WorstIsAsync(FindingLevel.Notice, "Production"), WorstIsAsync(FindingLevel.Fine, "Development"));

    [Fact]
    public Task A_sandbox_open_to_all_is_wrong() =>
        WorstIsAsync(FindingLevel.Wrong, "Development", ("WeChat:Sandbox", "true"), ("Urls", "http://0.0.0.0:5080"));

    [Fact]
    public Task A_real_account_with_an_https_address_is_fine() =>
        WorstIsAsync(FindingLevel.Fine, "Production", [.. Real, ("PublicBaseUrl", "https://fabu.example")]);

    [Fact]
    public Task Behind_a_proxy_that_is_not_named_it_is_worth_a_look() =>
        WorstIsAsync(FindingLevel.Notice, "Production", [.. Real[..^1], ("PublicBaseUrl", "https://fabu.example")]);

    [Theory]
    [InlineData("")]
    [InlineData("http://fabu.example")]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("https://localhost")]
    public Task A_real_account_whose_links_lead_nowhere_safe_is_wrong(string address) =>
        WorstIsAsync(FindingLevel.Wrong, "Production", [.. Real, ("PublicBaseUrl", address)]);

    [Theory]
    [InlineData("Urls", "http://0.0.0.0:5080")]
    [InlineData("Storage:SampleContent", "true")]
    [InlineData("WeChat:SignatureWindowSeconds", "0")]
    public Task What_is_seldom_meant_is_worth_a_look(string key, string value) =>
        WorstIsAsync(FindingLevel.Notice, "Production", [.. Real, ("PublicBaseUrl", "https://fabu.example"), (key, value)]);

    private async Task WorstIsAsync(FindingLevel level, string environment, params (string Key, string Value)[] settings)
    {
        var values = settings.ToDictionary(static setting => setting.Key, static setting => (string?)setting.Value);
        values["Storage:DataDirectory"] = folder.Path;
        var named = new NamedEnvironment(environment);
        var read = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), named);
        var findings = await new SettingsCheck(read, new UnknownProxy(read, NullLogger<UnknownProxy>.Instance), named).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(level, DoctorReport.Of(findings).Worst);
    }
}
