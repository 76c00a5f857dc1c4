using PuyangFabu.Content.Search;

namespace PuyangFabu.Tests.Content.Search;

public sealed class SynonymTableTests
{
    [Fact]
    public void A_query_is_asked_again_with_each_synonym_in_its_place() =>
        Assert.Equal(["违章查询", "交通违法查询", "扣分查询"], new SynonymTable([["违章", "交通违法", "扣分"]]).Variants("违章查询"));

    [Fact]
    public void Words_are_compared_as_search_compares_them() =>
        Assert.Equal(["中考", "中招", "wifi"], new SynonymTable([["中招", "中考"], ["中考", "ＷiＦi"]]).Variants("中考"));

    [Fact]
    public void The_longest_word_counts() =>
        Assert.Equal(["交通违法", "违章"], new SynonymTable([["交通违法", "违章"], ["交通", "出行"], ["违法", "犯罪"]]).Variants("交通违法"));

    [Fact]
    public void Without_a_synonym_there_is_the_query_alone()
    {
        Assert.Equal(["公积金"], new SynonymTable([["停电", "断电"], ["", " "], []]).Variants("公积金"));
        Assert.Equal(["停电"], SynonymTable.Empty.Variants("停电"));
    }

    [Fact]
    public void A_large_group_costs_a_few_searches_only() =>
        Assert.Equal(5, new SynonymTable([[.. Enumerable.Range(0, 50).Select(number => $"词{number:00}")]]).Variants("词00词01").Count);
}
