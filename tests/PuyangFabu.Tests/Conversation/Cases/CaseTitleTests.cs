using PuyangFabu.Conversation.Cases;

namespace PuyangFabu.Tests.Conversation.Cases;

/// <summary>What a case is called whose writer gave it no title.</summary>
public sealed class CaseTitleTests
{
    [Theory]
    [InlineData("路灯坏了\n请来修", "路灯坏了")]
    [InlineData("人民路的路灯坏了三天。晚上很黑，老人小孩不敢走，请尽快派人来修一修吧", "人民路的路灯坏了三天")]
    [InlineData("我家住在人民路南边的一个老小区，下雨以后楼道里全是水，一直没有人来管过", "我家住在人民路南边的一个老小区，下雨以后楼道里全是水…")]
    [InlineData("下雨以后楼道里全是水一直没有人来管过我们打了很多次电话都说会来可是没有来", "下雨以后楼道里全是水一直没有人来管过我们打了很多次电话都说…")]
    [InlineData("  ", "")]
    public void It_is_the_first_sentence_or_says_that_it_is_cut(string text, string title)
    {
        Assert.Equal(title, CaseTitle.Of(text));
        Assert.True(CaseTitle.Of(text).Length <= CaseTitle.Longest);
    }
}
