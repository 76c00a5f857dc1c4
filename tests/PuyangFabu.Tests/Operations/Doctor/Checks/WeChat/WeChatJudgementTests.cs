using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Operations.Doctor.Checks.WeChat;
using PuyangFabu.WeChat.Api.Network;
using PuyangFabu.WeChat.Api.Quotas;

namespace PuyangFabu.Tests.Operations.Doctor.Checks.WeChat;

public sealed class WeChatJudgementTests
{
    [Theory]
    [InlineData(0, FindingLevel.Fine)]
    [InlineData(10, FindingLevel.Fine)]
    [InlineData(-10, FindingLevel.Fine)]
    [InlineData(11, FindingLevel.Wrong)]
    [InlineData(-700, FindingLevel.Wrong)]
    public void A_clock_may_be_off_by_ten_seconds(int seconds, FindingLevel level) =>
        Assert.Equal(level, PlatformClockCheck.Judge("puyang", TimeSpan.FromSeconds(seconds)).Level);

    [Theory]
    [InlineData("https://fabu.example/", FindingLevel.Fine)]
    [InlineData("https://203.0.113.9/", FindingLevel.Fine)]
    [InlineData("http://127.0.0.1:5080/", FindingLevel.Notice)]
    [InlineData("http://localhost:5080/", FindingLevel.Notice)]
    [InlineData("https://10.1.2.3/", FindingLevel.Notice)]
    [InlineData("https://172.16.0.1/", FindingLevel.Notice)]
    [InlineData("https://172.32.0.1/", FindingLevel.Fine)]
    [InlineData("https://192.168.1.1/", FindingLevel.Notice)]
    [InlineData("https://[fd00::1]/", FindingLevel.Notice)]
    [InlineData("https://[2001:db8::1]/", FindingLevel.Fine)]
    public void An_inner_address_is_no_place_for_callbacks(string address, FindingLevel level) =>
        Assert.Equal(level, CallbackReachCheck.PublicAddress(new Uri(address)).Level);

    [Fact]
    public void A_callback_that_some_or_all_carriers_lose_is_told()
    {
        CallbackPing good = new("203.0.113.9", "UNICOM", "0%", "20ms");
        CallbackPing lost = new("203.0.113.9", "CHINANET", "100%", "");

        Assert.Equal(FindingLevel.Fine, CallbackReachCheck.Judge("puyang", new(["203.0.113.9"], [good])).Level);
        Assert.Equal(FindingLevel.Notice, CallbackReachCheck.Judge("puyang", new(["203.0.113.9"], [good, lost])).Level);
        Assert.Equal(FindingLevel.Wrong, CallbackReachCheck.Judge("puyang", new(["203.0.113.9"], [lost])).Level);
        Assert.Equal(FindingLevel.Wrong, CallbackReachCheck.Judge("puyang", new([], [])).Level);
        Assert.Contains("电信", CallbackReachCheck.Judge("puyang", new(["203.0.113.9"], [good, lost])).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 100, FindingLevel.Fine)]
    [InlineData(100, 10, FindingLevel.Fine)]
    [InlineData(100, 9, FindingLevel.Notice)]
    [InlineData(100, 0, FindingLevel.Wrong)]
    public void Few_calls_left_are_worth_a_look_and_none_are_wrong(long limit, long left, FindingLevel level) =>
        Assert.Equal(level, QuotaCheck.Judge("puyang", "群发", new ApiQuota(limit, limit - left, left)).Level);
}
