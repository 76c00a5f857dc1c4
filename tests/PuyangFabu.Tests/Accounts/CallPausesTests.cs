using PuyangFabu.Accounts;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Tests.Accounts;

public class CallPausesTests
{
    private static readonly DateTimeOffset Evening = new(2026, 6, 28, 23, 58, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 8)]
    [InlineData(6, 60)]
    [InlineData(5000, 60)]
    public void Each_failure_doubles_the_pause_up_to_an_hour(long attempts, int minutes)
    {
        var failure = new ApiFailure(ApiFailureKind.NoAnswer, "微信没有回答。", "稍后再试。");
        Assert.Equal(Evening.AddMinutes(minutes).ToUnixTimeMilliseconds(), CallPauses.After(failure, attempts, Evening));
    }

    [Fact]
    public void A_spent_quota_is_asked_for_again_just_after_midnight_in_China()
    {
        var after = new DateTimeOffset(2026, 6, 29, 0, 5, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
        Assert.Equal(after, CallPauses.After(Refused(WeChatErrorClass.Quota), 9, Evening));
        Assert.Equal(after, CallPauses.After(Refused(WeChatErrorClass.Quota), 9, Evening.ToUniversalTime()));
        Assert.Equal(after, CallPauses.Tomorrow(Evening));
    }

    [Theory]
    [InlineData(WeChatErrorClass.Unknown)]
    [InlineData(WeChatErrorClass.FixInput)]
    [InlineData(WeChatErrorClass.Permission)]
    [InlineData(WeChatErrorClass.State)]
    public void What_a_person_must_see_to_is_not_asked_again(WeChatErrorClass kind) => Assert.Null(CallPauses.After(Refused(kind), 0, Evening));

    private static ApiFailure Refused(WeChatErrorClass kind) =>
        new(ApiFailureKind.Refused, "微信拒绝了。", "请联系技术人员。") { Error = new WeChatError(45009, "reach max api daily quota limit", kind) };
}
