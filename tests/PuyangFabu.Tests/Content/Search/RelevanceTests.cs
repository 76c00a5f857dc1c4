using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Content.Search;

namespace PuyangFabu.Tests.Content.Search;

public sealed class RelevanceTests : IDisposable
{
    private static readonly string[] Titles =
    [
        "住房公积金提取办理指南", "濮阳市住房公积金缴存比例调整的通知", "公积金贷款需要什么材料", "市区部分区域计划停电通知",
        "6月8日濮阳县停电信息", "停车场收费标准公布", "2016年濮阳市中招考试成绩查询", "2015年中招考试政策问答", "2016年高考志愿填报时间安排",
        "交通违法处理流程", "驾驶证扣分查询方法", "濮阳市暴雨橙色预警", "图解濮阳“双联四推六覆盖”", "城乡居民医保报销比例", "异地就医备案怎么办",
        "身份证丢失补办流程", "居住证办理指南", "公交线路调整：5路、12路", "濮阳市人民医院预约挂号", "新生儿落户需要哪些材料", "社保卡补办",
        "自来水停水通知", "供暖缴费时间", "华龙区政府信息公开", "市长热线12345", "濮阳大气污染防治攻坚战", "马颊河公园开园", "公共场所免费WiFi名单",
    ];

    private readonly ArticleIndex index = ArticleIndex.Open(null, NullLogger.Instance, TimeProvider.System);

    public RelevanceTests()
    {
        index.Synonyms = new SynonymTable([["违章", "交通违法", "扣分"], ["停电", "断电"], ["中招", "中考"]]);
        index.Apply([.. Titles.Select((title, id) => new SearchDocument { Id = id, Title = title })], [], 1);
    }

    public void Dispose() => index.Dispose();

    [Theory]
    [InlineData("公积金提取", "住房公积金提取办理指南")]
    [InlineData("公積金提取", "住房公积金提取办理指南")]
    [InlineData("请问公积金怎么提取啊", "住房公积金提取办理指南")]
    [InlineData("公积金贷款", "公积金贷款需要什么材料")]
    [InlineData("停水", "自来水停水通知")]
    [InlineData("身份证丢了怎么办", "身份证丢失补办流程")]
    [InlineData("社保卡咋补办", "社保卡补办")]
    [InlineData("我想问一下异地就医怎么备案", "异地就医备案怎么办")]
    [InlineData("挂号", "濮阳市人民医院预约挂号")]
    [InlineData("5路", "公交线路调整：5路、12路")]
    [InlineData("１２３４５", "市长热线12345")]
    [InlineData("wifi", "公共场所免费WiFi名单")]
    [InlineData("双联四推", "图解濮阳“双联四推六覆盖”")]
    [InlineData("大气 防治", "濮阳大气污染防治攻坚战")]
    [InlineData("中考成绩", "2016年濮阳市中招考试成绩查询")]
    [InlineData("违章怎么处理", "交通违法处理流程")]
    public void A_citizens_words_find_the_article_first(string query, string expected) => Assert.Equal(expected, Find(query).FirstOrDefault());

    [Theory]
    [InlineData("北京房价")]
    [InlineData("离婚")]
    [InlineData("今天天气")]
    [InlineData("天然气")]
    [InlineData("谢谢")]
    [InlineData("电视")]
    [InlineData("营业执照")]
    public void What_no_article_is_about_finds_nothing(string query) => Assert.Empty(Find(query));

    [Fact]
    public void What_merely_shares_a_word_is_left_out_beside_the_thing_itself() =>
        Assert.Equal(["住房公积金提取办理指南"], Find("公积金提取"));

    [Fact]
    public void All_articles_about_a_short_word_are_found()
    {
        Assert.Equal(3, Find("公积金").Length);
        Assert.Equal(2, Find("断电").Length);
        Assert.Equal(["濮阳大气污染防治攻坚战"], Find("染"));
    }

    [Fact]
    public void A_title_finds_articles_about_the_same_that_are_no_answer_to_it()
    {
        var related = index.Related(Titles[0], 5).Select(hit => Titles[hit.Id]).ToList();

        Assert.Equal(Titles[0], related[0]);
        Assert.Contains(Titles[1], related);
        Assert.Contains(Titles[2], related);
        Assert.DoesNotContain(Titles[9], related);
        Assert.Equal([Titles[0]], Find(Titles[0]));
    }

    private string[] Find(string query) => [.. index.Search(query, 0, 10).Hits.Select(hit => Titles[hit.Id])];
}
