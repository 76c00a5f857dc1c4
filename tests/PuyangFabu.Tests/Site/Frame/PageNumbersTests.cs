using PuyangFabu.Site.Frame;

namespace PuyangFabu.Tests.Site.Frame;

public sealed class PageNumbersTests
{
    [Theory]
    [InlineData(null, 0, 1, 1)]
    [InlineData("", 41, 1, 3)]
    [InlineData("1", 0, 1, 1)]
    [InlineData("2", 40, 2, 2)]
    [InlineData("3", 41, 3, 3)]
    public void A_page_of_the_list_is_found(string? text, long total, int current, int last) =>
        Assert.Equal(new PageNumbers(current, last), PageNumbers.Read(text, total));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1.0")]
    [InlineData("4")]
    [InlineData("99999999999999999999")]
    [InlineData("abc")]
    public void Anything_else_is_no_page(string text) => Assert.Null(PageNumbers.Read(text, 41));

    [Fact]
    public void Links_name_the_ends_and_the_neighbours_and_mark_gaps() =>
        Assert.Equal([1, 0, 9, 10, 11, 0, 50], new PageNumbers(10, 50).Links());

    [Fact]
    public void A_list_of_one_page_links_only_that() => Assert.Equal([1], new PageNumbers(1, 1).Links());
}
