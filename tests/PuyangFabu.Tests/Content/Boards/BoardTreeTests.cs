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
