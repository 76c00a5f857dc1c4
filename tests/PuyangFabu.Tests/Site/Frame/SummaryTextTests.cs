using PuyangFabu.Site.Frame;

namespace PuyangFabu.Tests.Site.Frame;

public sealed class SummaryTextTests
{
    [Fact]
    public void Short_text_is_kept_on_one_line() => Assert.Equal("一 二", SummaryText.Cut(" 一\r\n\t二 ", 10));

    [Fact]
    public void Long_text_ends_in_an_ellipsis_within_the_length() => Assert.Equal("一二三四…", SummaryText.Cut("一二三四五六", 5));

    [Fact]
    public void An_emoji_is_never_halved() => Assert.Equal("一…", SummaryText.Cut("一👨‍👩‍👧二三四五六七八", 5));
}
