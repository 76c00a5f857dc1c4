using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Tests.Foundation.Text;

public sealed class WholeCharactersTests
{
    [Theory]
    [InlineData("濮阳", 2, "濮阳")]
    [InlineData("濮阳", 1, "濮")]
    [InlineData("濮阳", 0, "")]
    [InlineData("a😀b", 2, "a")]
    [InlineData("a😀b", 3, "a😀")]
    [InlineData("e\u0301x", 1, "")]
    [InlineData("👩‍👩‍👧x", 7, "")]
    public void A_text_is_cut_between_characters_as_readers_see_them(string text, int maxLength, string expected) =>
        Assert.Equal(expected, WholeCharacters.Prefix(text, maxLength));

    [Fact]
    public void A_broken_surrogate_pair_does_no_harm() => Assert.Equal("\ud83d", WholeCharacters.Prefix("\ud83d\ud83d", 1));
}
