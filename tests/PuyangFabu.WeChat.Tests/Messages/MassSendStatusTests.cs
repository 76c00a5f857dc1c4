using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.WeChat.Tests.Messages;

public class MassSendStatusTests
{
    [Theory]
    [InlineData("send success", MassSendOutcome.Success, null)]
    [InlineData("sendsuccess", MassSendOutcome.Success, null)]
    [InlineData("Send  Success", MassSendOutcome.Success, null)]
    [InlineData("send fail", MassSendOutcome.Failed, null)]
    [InlineData("sendfail", MassSendOutcome.Failed, null)]
    [InlineData("err(10001)", MassSendOutcome.Refused, 10001)]
    [InlineData("err (20001)", MassSendOutcome.Refused, 20001)]
    [InlineData("ERR(21000)", MassSendOutcome.Refused, 21000)]
    [InlineData("err（30003）", MassSendOutcome.Refused, 30003)]
    [InlineData("err(40002）", MassSendOutcome.Refused, 40002)]
    [InlineData("err:20013", MassSendOutcome.Refused, 20013)]
    [InlineData("err(num)", MassSendOutcome.Refused, null)]
    [InlineData("err()", MassSendOutcome.Refused, null)]
    [InlineData("err(99999999999)", MassSendOutcome.Refused, null)]
    [InlineData("", MassSendOutcome.Unknown, null)]
    [InlineData("sending", MassSendOutcome.Unknown, null)]
    [InlineData("error", MassSendOutcome.Refused, null)]
    public void A_status_is_understood_in_every_known_spelling(string text, MassSendOutcome outcome, int? code)
    {
        var status = MassSendStatus.Parse(text);

        Assert.Equal(new MassSendStatus(text, outcome, code), status);
    }
}
