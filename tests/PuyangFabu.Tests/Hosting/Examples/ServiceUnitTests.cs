using System.Globalization;
using System.Text.RegularExpressions;
using PuyangFabu.Hosting.Stopping;

namespace PuyangFabu.Tests.Hosting.Examples;

/// <summary>The units of systemd: it takes them, and they give the program no more than it needs.</summary>
public sealed partial class ServiceUnitTests : IDisposable
{
    /// <summary>What the documentation promises; 10 is a service without any protection.</summary>
    private const double MostExposure = 1.5;

    private readonly ScratchFolder folder = new();

    public static TheoryData<string> Services => ["puyangfabu.service", "puyangfabu-backup.service", "puyangfabu-anchor.service"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Systemd_takes_all_units()
    {
        var files = CopyAll();

        var (code, output) = await AnalyzeAsync(["verify", .. files]);

        Assert.True(code == 0 && output.Length == 0, output);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_is_exposed_no_more_than_the_documentation_says(string name)
    {
        CopyAll();

        var (code, output) = await AnalyzeAsync(["security", "--offline=true", "--no-pager", folder.File(name)]);

        Assert.True(code == 0, output);
        Assert.InRange(double.Parse(Overall().Match(output).Groups["level"].Value, CultureInfo.InvariantCulture), 0.1, MostExposure);
        var page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs/operations.md"));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"`systemd-analyze security` 评为 {MostExposure} 以下"), page, StringComparison.Ordinal);
    }

    [Fact]
    public void All_services_are_held_alike_and_may_compile_at_run_time()
    {
        var main = HardeningOf("puyangfabu.service");

        Assert.Contains("NoNewPrivileges=yes", main);
        Assert.Contains("MemoryDenyWriteExecute=no", main);
        Assert.DoesNotContain("ProcSubset=pid", main);
        Assert.Equal(main, HardeningOf("puyangfabu-backup.service"));
        Assert.Equal(main, HardeningOf("puyangfabu-anchor.service"));
    }

    [Fact]
    public void The_service_has_longer_to_stop_than_the_program_takes()
    {
        var seconds = int.Parse(StopTime().Match(Example.Read("puyangfabu.service")).Groups["seconds"].Value, CultureInfo.InvariantCulture);

        var standard = new ShutdownOptions();
        Assert.InRange(seconds, standard.DelaySeconds + standard.TimeoutSeconds + 5, int.MaxValue);
    }

    private static string[] HardeningOf(string name)
    {
        var lines = Example.Read(name).Split('\n');
        return [.. lines.SkipWhile(static line => line != "NoNewPrivileges=yes").TakeWhile(static line => line.Length > 0).Where(static line => !line.StartsWith('#'))];
    }

    /// <summary>systemd looks whether the program is there, which it need not be where tests run.</summary>
    private string[] CopyAll() =>
    [
        .. Directory.GetFiles(Example.Folder, "puyangfabu*.*").Where(static file => Path.GetExtension(file) is ".service" or ".timer")
            .Select(file => folder.Write(Path.GetFileName(file), File.ReadAllText(file).Replace("/usr/bin/dotnet", "/bin/sh", StringComparison.Ordinal))),
    ];

    private static async Task<(int Code, string Output)> AnalyzeAsync(string[] arguments)
    {
        Assert.SkipUnless(Tool.IsThere("systemd-analyze"), "systemd is not installed.");
        return await Tool.RunAsync("systemd-analyze", arguments);
    }

    [GeneratedRegex(@"Overall exposure level for \S+: (?<level>[0-9.]+)")]
    private static partial Regex Overall();

    [GeneratedRegex(@"\nTimeoutStopSec=(?<seconds>\d+)\n")]
    private static partial Regex StopTime();
}
