using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Errors;

namespace PuyangFabu.WeChat.Tests.Api.Errors;

public sealed class ErrorCodesTests
{
    private static readonly ApiAccount Account = new("wx1", "the-secret");

    [Theory]
    [InlineData(-1, WeChatErrorClass.Retry)]
    [InlineData(40001, WeChatErrorClass.RefreshToken)]
    [InlineData(40014, WeChatErrorClass.RefreshToken)]
    [InlineData(42001, WeChatErrorClass.RefreshToken)]
    [InlineData(40003, WeChatErrorClass.State)]
    [InlineData(40007, WeChatErrorClass.State)]
    [InlineData(40018, WeChatErrorClass.FixInput)]
    [InlineData(40033, WeChatErrorClass.FixInput)]
    [InlineData(40130, WeChatErrorClass.FixInput)]
    [InlineData(40152, WeChatErrorClass.State)]
    [InlineData(40164, WeChatErrorClass.Permission)]
    [InlineData(41005, WeChatErrorClass.FixInput)]
    [InlineData(45009, WeChatErrorClass.Quota)]
    [InlineData(45011, WeChatErrorClass.Retry)]
    [InlineData(45015, WeChatErrorClass.State)]
    [InlineData(45028, WeChatErrorClass.Quota)]
    [InlineData(45047, WeChatErrorClass.State)]
    [InlineData(45065, WeChatErrorClass.State)]
    [InlineData(45066, WeChatErrorClass.Retry)]
    [InlineData(45169, WeChatErrorClass.Retry)]
    [InlineData(48001, WeChatErrorClass.Permission)]
    [InlineData(48006, WeChatErrorClass.Quota)]
    [InlineData(53504, WeChatErrorClass.State)]
    [InlineData(65316, WeChatErrorClass.FixInput)]
    [InlineData(89504, WeChatErrorClass.Retry)]
    [InlineData(89506, WeChatErrorClass.Permission)]
    [InlineData(268487002, WeChatErrorClass.Retry)]
    [InlineData(268488001, WeChatErrorClass.Retry)]
    [InlineData(268489000, WeChatErrorClass.Unknown)]
    [InlineData(12345, WeChatErrorClass.Unknown)]
    public void A_code_has_its_class(int code, WeChatErrorClass expected) => Assert.Equal(expected, ErrorCodes.ClassOf(code));

    [Fact]
    public void Every_row_says_in_Chinese_what_it_is_and_what_to_do()
    {
        Assert.True(ErrorCodes.Rows.Count > 130);
        Assert.All(ErrorCodes.Rows.Concat(MassSendReasons.Rows), static row =>
        {
            Assert.True(row.First <= row.Last && row.Class != WeChatErrorClass.Unknown);
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", row.Sentence);
            Assert.DoesNotMatch("[。！]$", row.Sentence);
            Assert.EndsWith("。", row.NextStep, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void No_code_stands_in_two_rows()
    {
        var rows = ErrorCodes.Rows.OrderBy(static row => row.First).ToList();

        Assert.All(rows.Zip(rows.Skip(1)), static pair => Assert.True(pair.First.Last < pair.Second.First, $"{pair.Second.First}"));
    }

    [Fact]
    public void An_unknown_code_shows_its_number_and_the_platforms_words()
    {
        var failure = ErrorCodes.Failure(12345, "something new");

        Assert.Contains("12345", failure.Sentence, StringComparison.Ordinal);
        Assert.Contains("something new", failure.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reasons_of_a_stopped_send_are_another_table()
    {
        Assert.Equal("管理员拒绝了这次群发", MassSendReasons.Find(40001)!.Sentence);
        Assert.Equal(14, MassSendReasons.Rows.Count);
        Assert.Null(MassSendReasons.Find(1));
    }

    [Theory]
    [InlineData("bad access_token=AAA_bbb-123&x=1", "AAA_bbb")]
    [InlineData("{\"secret\":\"hush-hush\"}", "hush")]
    [InlineData("it was the-secret here", "the-secret")]
    [InlineData("it was the-token here", "the-token")]
    public void Token_and_secret_are_taken_out(string message, string hidden) =>
        Assert.DoesNotContain(hidden, ErrorText.Clean(message, Account, "the-token"), StringComparison.Ordinal);

    [Fact]
    public void A_long_message_is_cut_at_a_whole_character()
    {
        var text = ErrorText.Clean(new string('长', 499) + "😀😀\r\n", Account, null);

        Assert.Equal(new string('长', 499), text);
    }
}
