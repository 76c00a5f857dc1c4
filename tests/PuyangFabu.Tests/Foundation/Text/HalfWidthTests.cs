using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Tests.Foundation.Text;

public sealed class HalfWidthTests
{
    [Theory]
    [InlineData("１２３，４５６", "123,456")]
    [InlineData("ＡＢｃ　～！", "ABc ~!")]
    [InlineData("濮阳发布 123、。", "濮阳发布 123、。")]
    [InlineData("", "")]
    public void What_a_chinese_keyboard_writes_wide_becomes_narrow_and_the_rest_stays(string typed, string expected) => Assert.Equal(expected, HalfWidth.Of(typed));

    [Theory]
    [InlineData("０３９３－６６６６６６６（转８）、", "0393-6666666（转8）、")]
    [InlineData("＋８６ 393", "+86 393")]
    public void Of_numbers_nothing_but_the_numbers_becomes_narrow(string typed, string expected) => Assert.Equal(expected, HalfWidth.OfNumbers(typed));
}
