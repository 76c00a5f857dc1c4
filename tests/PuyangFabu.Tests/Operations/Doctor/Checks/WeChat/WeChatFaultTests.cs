using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Operations.Doctor.Checks.WeChat;
using PuyangFabu.Publishing.Broadcasts.Sending;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Operations.Doctor.Checks.WeChat;

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
        await TellsAsync(product, new() { Kind = PlatformFaultKind.NoAnswerBefore, Path = "stable_token" }, "访问凭证", "只是询问");
        await TellsAsync(product, new() { Kind = PlatformFaultKind.BadGateway, Path = "stable_token" }, "访问凭证", "代理");
        await TellsAsync(product, new() { Kind = PlatformFaultKind.NotAuthorized, Path = "tags/get" }, "接口权限", "微信认证");
        await TellsAsync(product, new() { Kind = PlatformFaultKind.NotAuthorized, Path = "callback/check" }, "回调地址", "接口权限");
    }

    [Theory]
    [InlineData("stable_token", "访问凭证")]
    [InlineData("callback/check", "回调地址")]
    [InlineData("draft/count", "接口权限")]
    [InlineData("openapi/quota/get", "接口调用次数")]
    public async Task A_question_about_the_account_is_never_answered_with_a_person_or_a_picture(string path, string check)
    {
        await using var product = await ProductHost.StartAsync(databases);
        var faults = product.Services.GetRequiredService<FaultQueue>();
        foreach (var (code, words) in ((int, string)[])[(50002, "公众号本身受限"), (40007, "稿件和名单不用改"), (45028, "稿件和名单不用改"), (45009, "明天零点"), (40243, "解除冻结"), (-1, "过一会儿再试")])
        {
            faults.Add("puyang", new() { Kind = PlatformFaultKind.Errcode, Code = code, Path = path, Times = null });
            var told = (await ExamineAsync(product)).Where(finding => finding.Check == check && finding.Level == FindingLevel.Wrong).ToList();
            faults.Clear("puyang");

            Assert.NotEmpty(told);
            Assert.All(told, finding => Assert.Contains(words, finding.NextStep + finding.Text, StringComparison.Ordinal));
            Assert.All(told, static finding => Assert.DoesNotMatch("换一位接收人|重新上传|是否已经生效", finding.NextStep));
        }
    }

    [Fact]
    public async Task The_calls_of_the_day_are_not_taken_for_the_sends_that_followers_get()
    {
        await using var product = await ProductHost.StartAsync(databases);
        var calls = (await ExamineAsync(product)).First(static finding => finding.Check == "接口调用次数");
        Assert.Contains("群发接口 ", calls.Text, StringComparison.Ordinal);
        Assert.Contains("见“群发次数”", calls.Text, StringComparison.Ordinal);

        var sends = (await ActivatorUtilities.CreateInstance<SendQuota>(product.Services).RunAsync(Cancellation))[0];
        Assert.Contains("粉丝还能收到的群发：今天 1 次", sends.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_cannot_be_reached_costs_seconds_and_is_told_once()
    {
        await using var product = await ProductHost.StartAsync(databases, "sqlite", null, "--WeChat:ApiBaseUrl", "http://127.0.0.1:1");

        var findings = await ExamineAsync(product);

        var token = findings.Where(static finding => finding.Check == "访问凭证").ToList();
        Assert.Contains(token, static finding => finding.Level == FindingLevel.Wrong && finding.Text.Contains("连不上", StringComparison.Ordinal));
        Assert.All(
            findings.Where(static finding => finding.Check is "接口权限" or "接口调用次数" or "与微信的时差"),
            static finding => Assert.Equal((FindingLevel.Notice, "先解决取得访问凭证时的问题。"), (finding.Level, finding.NextStep)));
    }

    private static async Task TellsAsync(ProductHost product, PlatformFault fault, string check, string words)
    {
        var faults = product.Services.GetRequiredService<FaultQueue>();
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
