using PuyangFabu.Content.Boards;

namespace PuyangFabu.Tests.Content.Boards;

public sealed class BoardTreeTests
{
    [Fact]
    public void A_board_under_a_hidden_board_is_not_listed()
    {
        var hidden = new Board { Id = 1, Slug = "top", Name = "上级", Visible = false };
        var below = new Board { Id = 2, Slug = "below", Name = "下级", ParentId = 1 };
        var tree = new BoardTree([hidden, below]);

        Assert.False(tree.IsListed(hidden));
        Assert.False(tree.IsListed(below));
        Assert.Empty(tree.Roots);
    }

    [Fact]
    public void Readers_are_told_of_the_boards_above_a_hidden_one_alone()
    {
        var top = new Board { Id = 1, Slug = "top", Name = "上级" };
        var hidden = new Board { Id = 2, Slug = "hidden", Name = "内部", ParentId = 1, Visible = false };
        var below = new Board { Id = 3, Slug = "below", Name = "内部下级", ParentId = 2 };
        var inbox = new Board { Id = 4, Slug = "inbox", Name = "待归类", Visible = false };
        var tree = new BoardTree([top, hidden, below, inbox]);

        Assert.Equal([top], tree.ListedPathTo(below.Id));
        Assert.Equal([top, top, top, null, null], new long[] { 1, 2, 3, 4, 9 }.Select(tree.ListedOf));
    }

    [Fact]
    public void A_visible_board_under_a_visible_one_is_listed()
    {
        var top = new Board { Id = 1, Slug = "top", Name = "上级" };
        var below = new Board { Id = 2, Slug = "below", Name = "下级", ParentId = 1 };
        var tree = new BoardTree([below, top]);

        Assert.True(tree.IsListed(below));
        Assert.Equal([top, below], tree.PathTo(below));
        Assert.Equal([1, 2], tree.WithDescendants(top));
    }
}
