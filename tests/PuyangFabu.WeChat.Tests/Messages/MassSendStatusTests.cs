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

    [Theory]
    [InlineData("send success", "发送成功")]
    [InlineData("send fail", "发送失败，平台没有说明原因")]
    [InlineData("err(20001)", "涉嫌政治")]
    [InlineData("err(40002)", "管理员 30 分钟内没有确认")]
    [InlineData("err(99999)", "没有通过平台的审核")]
    [InlineData("something new", "平台报告的结果无法识别")]
    public void People_read_it_in_Chinese(string text, string words) => Assert.Equal(words, MassSendStatus.Parse(text).InWords());
}
