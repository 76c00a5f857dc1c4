using Microsoft.Extensions.Configuration;
using PuyangFabu.Hosting.SettingNames;
using PuyangFabu.Operations.Settings;

namespace PuyangFabu.Tests.Hosting;

/// <summary>What is set and who set it, for people to read.</summary>
public sealed class SettingsReportTests
{
    /// <summary>Nobody reads these; a setting that is added stands here until somebody says that it is no secret.</summary>
    private static readonly string[] Secrets =
        ["Audit:Mail:Password", "Audit:Mail:UserName", "Operators:Bootstrap:Password", "Secrets:MasterKey", "Storage:ConnectionString"];

    [Fact]
    public void Only_what_is_known_to_be_no_secret_is_shown()
    {
        var report = Of(KnownSettings.Paths.Select(static path => KeyValuePair.Create(path, (string?)"value")));
        Assert.Equal(Secrets, report.Lines.Where(static line => line.Secret).Select(static line => line.Name).Order(StringComparer.Ordinal));
        Assert.All(report.Lines.Where(static line => line.Secret), static line => Assert.Null(line.Value));
        Assert.All(report.Lines.Where(static line => !line.Secret), static line => Assert.Equal("value", line.Value));
    }

    [Fact]
    public void The_strongest_source_is_named_and_an_empty_value_is_none()
    {
        var root = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Site:Organiser", (string?)""), KeyValuePair.Create("TrustedProxies:0", (string?)"10.0.0.1"), KeyValuePair.Create("TrustedProxies:1", (string?)"10.0.0.2")])
            .AddCommandLine(["--Site:Name=濮阳"]).Build();
        var lines = SettingsReport.Of(root, SettingsReport.ReadSchema()).Lines.ToDictionary(static line => line.Name);
        Assert.Equal(("濮阳", "命令行"), (lines["Site:Name"].Value, lines["Site:Name"].Source));
        Assert.Null(lines["Site:Organiser"].Source);
        Assert.Equal("10.0.0.1、10.0.0.2", lines["TrustedProxies"].Value);
        Assert.Equal(("30", null), (lines["Operators:IdleMinutes"].Value, lines["Operators:IdleMinutes"].Source));
        Assert.Contains("多少分钟", lines["Operators:IdleMinutes"].Description, StringComparison.Ordinal);
    }

    private static EffectiveSettings Of(IEnumerable<KeyValuePair<string, string?>> values) =>
        SettingsReport.Of(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), schema: null);
}
