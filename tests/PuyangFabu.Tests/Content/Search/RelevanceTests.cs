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

    [Theory]
    [InlineData("座谈会充电桩排涝")]
    [InlineData("请问意见建设社区呢")]
    public void A_title_that_holds_every_word_asked_answers_however_long_it_is_and_wherever_they_stand(string query)
    {
        index.Apply([new() { Id = 100, Title = "市政协主席带领部分委员到各街道、有关企业和社区实地视察城区排涝设施、新能源汽车充电桩建设情况，随后召开座谈会听取意见" }], [], 2);

        var page = index.Search(query, 0, 8);

        Assert.Equal(100, page.Hits[0].Id);
        Assert.True(page.Sure);
        Assert.False(index.Search(query + "马拉松", 0, 8).Sure);
    }

    [Fact]
    public void It_answers_below_one_that_comes_first_and_lacks_the_number_as_well()
    {
        index.Apply([new() { Id = 100, Title = "斗罗大陆" }, new() { Id = 101, Title = "濮阳市图书馆新到的动漫和少儿读物一览：三体、西游记、斗罗大陆2" }], [], 2);

        var page = index.Search("斗罗大陆2", 0, 8);

        Assert.Equal([100L, 101L], page.Hits.Select(static hit => hit.Id));
        Assert.True(page.Sure);
        index.Apply([], [101], 3);
        Assert.False(index.Search("斗罗大陆2", 0, 8).Sure);
    }

    [Fact]
    public void What_stands_in_the_text_alone_may_be_related_and_no_more()
    {
        index.Apply([new() { Id = 100, Title = "一周工作综述", Body = "本周召开了老龄工作座谈会，充电桩建设进展顺利，完成了管网改造。" }], [], 2);

        var page = index.Search("座谈会充电桩", 0, 8);

        Assert.Equal(100, page.Hits[0].Id);
        Assert.False(page.Sure);
    }

    [Theory]
    [InlineData("公积金提取", "住房公积金如何提取", true)]
    [InlineData("請問公積金怎麼提取？", "住房公积金提取办法", true)]
    [InlineData("二〇二五年高考", "2025年高考安排", true)]
    [InlineData("5G基站", "加快建设5G基站", true)]
    [InlineData("水", "停水通知", true)]
    [InlineData("老年卡", "青年卡通展走进老年大学", false)]
    [InlineData("公积金提取材料", "住房公积金提取办法", false)]
    [InlineData("5路公交", "15路公交改线", false)]
    [InlineData("win1", "win10升级", false)]
    [InlineData("居 住 证", "住户居家安全证书", false)]
    [InlineData("请问怎么办", "请问怎么办", false)]
    public void Every_word_asked_stands_in_a_title_or_one_does_not(string question, string title, bool stands) => Assert.Equal(stands, QuestionCore.StandsIn(question, title));

    [Theory]
    [InlineData("请问停水通知在哪里呢？", "停水通知")]
    [InlineData("停水通知", "停水通知")]
    [InlineData("最近有啥停水通知", "最近有啥停水通知")]
    [InlineData("想了解停水通知", "停水通知")]
    [InlineData("停水通知啥时候", "停水通知")]
    [InlineData("你好", "你好")]
    [InlineData("了解政策", "了解政策")]
    [InlineData("目的", "目的")]
    public void What_a_question_asks_for_is_what_stands_between_its_polite_words(string question, string topic) => Assert.Equal(topic, QuestionCore.Topic(question));

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
