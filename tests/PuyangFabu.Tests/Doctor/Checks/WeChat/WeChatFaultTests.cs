using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Doctor;
using PuyangFabu.Doctor.Checks.WeChat;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Storage;

namespace PuyangFabu.Tests.Doctor.Checks.WeChat;

/// <summary>Each fault of the platform in words that say what to do.</summary>
public sealed class WeChatFaultTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_fault_is_told_with_its_next_step()
    {
        await using var product = await ProductHost.StartAsync(databases);
        Assert.Equal(FindingLevel.Fine, (await TokenAsync(product)).Level);

        await TellsAsync(product, new() { Kind = PlatformFaultKind.IpRefused, Path = "stable_token", Ip = "198.51.100.7" }, "IP 白名单", "198.51.100.7");
        await TellsAsync(product, new() { Kind = PlatformFaultKind.Errcode, Code = 40001, Path = "stable_token" }, "访问凭证", "AppSecret");
        await TellsAsync(product, new() { Kind = PlatformFaultKind.Errcode, Code = 40243, Path = "stable_token" }, "访问凭证", "解除冻结");
        await TellsAsync(product, new() { Kind = PlatformFaultKind.DailyQuotaUsed, Path = "stable_token" }, "访问凭证", "清零");
        await TellsAsync(product, new() { Kind = PlatformFaultKind.NoAnswerBefore, Path = "stable_token" }, "访问凭证", "核对");
        await TellsAsync(product, new() { Kind = PlatformFaultKind.BadGateway, Path = "stable_token" }, "访问凭证", "核对");
        await TellsAsync(product, new() { Kind = PlatformFaultKind.NotAuthorized, Path = "tags/get" }, "接口权限", "微信认证");
        await TellsAsync(product, new() { Kind = PlatformFaultKind.NotAuthorized, Path = "callback/check" }, "回调地址", "接口权限");
    }

    [Fact]
    public async Task A_platform_that_cannot_be_reached_costs_seconds_and_is_told_once()
    {
        await using var product = await ProductHost.StartAsync(databases, "sqlite", null, "--WeChat:ApiBaseUrl", "http://127.0.0.1:1");

        var findings = await ExamineAsync(product);

        var token = findings.Where(static finding => finding.Check == "访问凭证").ToList();
        Assert.Contains(token, static finding => finding.Level == FindingLevel.Wrong && finding.Text.Contains("连不上", StringComparison.Ordinal));
        Assert.All(
            findings.Where(static finding => finding.Check is "接口权限" or "调用次数" or "与微信的时差"),
            static finding => Assert.Equal((FindingLevel.Notice, "先解决“访问凭证”一项。"), (finding.Level, finding.NextStep)));
    }

    private static async Task TellsAsync(ProductHost product, PlatformFault fault, string check, string words)
    {
        var faults = product.Services.GetRequiredService<PlatformFaults>();
        faults.Add("puyang", fault with { Times = null });
        var findings = await ExamineAsync(product);
        faults.Clear("puyang");

        Assert.Contains(findings, finding => finding.Check == check && finding.Level == FindingLevel.Wrong
            && $"{finding.Text}{finding.NextStep}".Contains(words, StringComparison.Ordinal) && finding.NextStep.Length > 0);
    }

    private static async Task<Finding> TokenAsync(ProductHost product) => (await ExamineAsync(product)).First(static finding => finding.Check == "访问凭证");

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(ProductHost product)
    {
        var findings = new List<Finding>();
        foreach (var check in (IEnumerable<Type>)[typeof(TokenCheckup), typeof(PlatformClockCheck), typeof(CallbackReachCheck), typeof(PermissionCheck), typeof(QuotaCheck)])
        {
            findings.AddRange(await ((IDoctorCheck)ActivatorUtilities.CreateInstance(product.Services, check)).RunAsync(Cancellation));
        }

        return findings;
    }
}
