using PuyangFabu.Content.Boards;

namespace PuyangFabu.Tests.Content.Boards;

public sealed class BoardSlugsTests
{
    private static readonly BoardTree Tree = new([new Board { Id = 1, Slug = "fang-xun", Name = "防汛" }, new Board { Id = 2, Slug = "fang-xun-2", Name = "防汛二" }]);

    [Theory]
    [InlineData("通知公告", "tong-zhi-gong-gao")]
    [InlineData("12345 热线", "12345-re-xian")]
    [InlineData("ＶＲ看濮阳", "vr-kan-pu-yang")]
    [InlineData("防汛", "fang-xun-3")]
    public void A_name_is_read_as_it_is_said_and_gets_a_number_where_it_is_taken(string name, string slug) => Assert.Equal(slug, BoardSlugs.Propose(name, Tree));

    [Theory]
    [InlineData(null)]
    [InlineData(" ——！")]
    public void What_nobody_can_read_has_no_slug(string? name) => Assert.Null(BoardSlugs.Propose(name, Tree));

    [Fact]
    public void A_long_name_keeps_to_the_longest_slug() => Assert.True(BoardSlugs.Propose(new string('装', 200), Tree)!.Length <= BoardInputRules.LongestSlug);
}
