using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;
using PuyangFabu.Conversation.Replies.Unanswered;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Conversation.Replies;

/// <summary>What citizens type and what they get, over the webhook and with the sample content.</summary>
public sealed class CitizenAnswerTests(TestDatabases databases) : IAsyncLifetime
{
    private ProductHost host = null!;

    private WeChatSender Sender => host.Sender;

    public async ValueTask InitializeAsync() => host = await ProductHost.StartAsync(databases);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("公交车几点发车", "公交车")]
    [InlineData("gongjijin", "公积金")]
    [InlineData("gong ji jin", "公积金")]
    [InlineData("gjj", "公积金")]
    [InlineData("gjj😀", "公积金")]
    [InlineData("shenfenzheng", "身份证")]
    [InlineData("piyaopingtai", "辟谣平台")]
    public async Task A_question_finds_what_its_core_finds(string question, string core) =>
        Assert.Equal(await Sender.AskAsync(core, "oOne"), await Sender.AskAsync(question, "oOther"));

    [Theory]
    [InlineData("你好呀")]
    [InlineData("您好，在吗？")]
    [InlineData("早上好")]
    [InlineData("嗨")]
    [InlineData("Hello!")]
    [InlineData("帮助")]
    [InlineData("有人吗")]
    [InlineData("哈喽～")]
    [InlineData("[微笑]")]
    [InlineData("在？")]
    [InlineData("打扰一下，请问在吗")]
    [InlineData("Good morning")]
    [InlineData("nihao")]
    [InlineData("晚上好！")]
    [InlineData("你是谁？")]
    [InlineData("？？？")]
    public async Task A_greeting_is_no_search(string words)
    {
        var text = await Sender.AskAsync(words);

        Assert.Contains("您好", text, StringComparison.Ordinal);
        Assert.DoesNotContain("没有找到", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("你们这些废物")]
    [InlineData("滚！")]
    [InlineData("滚蛋，你们都是骗子")]
    [InlineData("什么垃圾公众号")]
    [InlineData("sb")]
    public async Task Swearing_is_answered_calmly_with_a_way_to_be_heard(string words) =>
        Assert.Contains("让您不愉快了，很抱歉", await Sender.AskAsync(words), StringComparison.Ordinal);

    [Theory]
    [InlineData("垃圾")]
    [InlineData("滚动新闻")]
    [InlineData("废物回收")]
    public async Task What_names_a_thing_is_no_swearing(string words) =>
        Assert.DoesNotContain("让您不愉快了", await Sender.AskAsync(words), StringComparison.Ordinal);

    [Theory]
    [InlineData("取消")]
    [InlineData("不写了。")]
    public async Task Giving_up_when_nothing_is_begun_is_told_so_and_is_no_question(string words)
    {
        Assert.Contains("现在没有正在填写的留言", await Sender.AskAsync(words), StringComparison.Ordinal);
        Assert.Empty(await UnansweredAsync());
    }

    [Fact]
    public async Task What_finds_nothing_is_offered_to_people_too() =>
        Assert.Contains("发送“我要留言”", await Sender.AskAsync("魑魅魍魉饕餮"), StringComparison.Ordinal);

    [Theory]
    [InlineData("3")]
    [InlineData("３")]
    [InlineData("第3条")]
    [InlineData("第三条")]
    [InlineData("3[微笑]")]
    [InlineData("3️⃣")]
    public async Task A_number_opens_that_entry_of_the_last_list(string number)
    {
        var third = (await Sender.AskAsync("濮阳")).Split("\n3. <a href=\"")[1].Split('"')[0];

        Assert.Contains(third, (await Sender.SendAsync(Sender.Text(number))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_opens_an_entry_of_a_board_s_list_too_and_beyond_it_says_so()
    {
        var second = (await Sender.AskAsync("辟谣平台")).Split("\n2. <a href=\"")[1].Split('"')[0];

        Assert.Contains(second, (await Sender.SendAsync(Sender.Text("2"))).Body, StringComparison.Ordinal);
        Assert.Contains("请回复 1 到", await Sender.AskAsync("99"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("清丰县", "qingfeng.gov.cn")]
    [InlineData("濮阳市公安局电话", "平安濮阳")]
    public async Task The_directory_answers_by_name(string words, string expected) =>
        Assert.Contains(expected, await Sender.AskAsync(words), StringComparison.Ordinal);

    [Theory]
    [InlineData("停水😀")]
    [InlineData("👨‍👩‍👧 停水 ❤️")]
    [InlineData("★停水★")]
    [InlineData("停水[微笑]")]
    [InlineData("停水/:rose")]
    public async Task Pictures_around_the_words_change_nothing(string words) =>
        Assert.Equal(await Sender.AskAsync("停水", "oOne"), await Sender.AskAsync(words, "oOther"));

    [Theory]
    [InlineData("“我要留言”", "【1/6】")]
    [InlineData("我要留言。", "【1/6】")]
    [InlineData("我要投诉！", "【2/6】")]
    [InlineData("我要留言[玫瑰]", "【1/6】")]
    [InlineData("求助", "【2/6】")]
    [InlineData("求助😭", "【2/6】")]
    [InlineData("查进度？", "没有找到您在这里提交的诉求")]
    [InlineData("进度/:rose", "没有找到您在这里提交的诉求")]
    public async Task What_we_ask_to_be_sent_may_have_marks_around_it(string words, string expected) =>
        Assert.StartsWith(expected, await Sender.AskAsync(words), StringComparison.Ordinal);

    [Fact]
    public async Task The_name_of_the_services_together_leads_to_them()
    {
        var text = await Sender.AskAsync("便民服务");

        Assert.StartsWith("为您找到：\n【", text, StringComparison.Ordinal);
        Assert.EndsWith("查看全部便民服务</a>", text, StringComparison.Ordinal);
        Assert.Empty(await UnansweredAsync());
    }

    [Theory]
    [InlineData("请问濮阳市公安局的电话是多少？", "平安濮阳")]
    [InlineData("公安局电话", "平安濮阳")]
    [InlineData("公安局", "平安濮阳")]
    [InlineData("清丰县政府网站", "qingfeng.gov.cn")]
    [InlineData("濮阳网在哪", "pyxww.com")]
    [InlineData("qingfengxian", "qingfeng.gov.cn")]
    public async Task A_question_for_a_unit_itself_is_answered_by_the_directory(string words, string expected)
    {
        var text = await Sender.AskAsync(words);

        Assert.StartsWith("为您找到：\n【", text, StringComparison.Ordinal);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Empty(await UnansweredAsync());
    }

    [Theory]
    [InlineData("华龙区量子纠缠实验", "【华龙区】")]
    [InlineData("清丰县今天停电吗", "qingfeng.gov.cn")]
    [InlineData("濮阳市公安局车管所周末上班吗", "平安濮阳")]
    public async Task A_unit_named_inside_a_question_is_no_answer_and_the_words_are_kept(string words, string entry)
    {
        var text = await Sender.AskAsync(words);

        Assert.StartsWith("没有找到完全对应的内容，以下可能相关：\n【", text, StringComparison.Ordinal);
        Assert.Contains(entry, text, StringComparison.Ordinal);
        Assert.Equal([words], await UnansweredAsync());
    }

    [Fact]
    public async Task A_unit_named_inside_a_question_does_not_keep_the_rule_for_its_core_from_answering()
    {
        var text = await Sender.AskAsync("华龙区哪里停水了");

        Assert.Contains("停水", text, StringComparison.Ordinal);
        Assert.DoesNotContain("市辖区", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("老年卡")]
    [InlineData("驾驶证换证")]
    [InlineData("残疾证")]
    [InlineData("护照")]
    [InlineData("出生证明")]
    public async Task What_merely_shares_words_is_never_presented_as_the_answer(string words)
    {
        var text = await Sender.AskAsync(words);

        Assert.True(
            text.StartsWith("没有找到完全对应的内容，以下可能相关：", StringComparison.Ordinal) || text.StartsWith("抱歉，暂时没有找到", StringComparison.Ordinal), text);
        Assert.Contains("12345", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n4. ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("火灾预防知识")]
    [InlineData("着火点")]
    [InlineData("消防演练")]
    [InlineData("救命恩人")]
    [InlineData("骗人的吗")]
    [InlineData("防诈骗讲座")]
    public async Task What_only_sounds_like_danger_is_answered_as_any_question(string words) =>
        Assert.DoesNotContain("请直接打电话", await Sender.AskAsync(words), StringComparison.Ordinal);

    [Fact]
    public async Task Danger_stands_before_the_rules()
    {
        Assert.StartsWith("燃气泄漏：", await Sender.AskAsync("煤气泄漏"), StringComparison.Ordinal);
        Assert.Contains("12356", await Sender.AskAsync("想自杀怎么办理"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Danger_is_answered_on_a_site_without_sample_content_as_well()
    {
        await using var bare = await ProductHost.StartAsync(databases, settings: ["--Storage:SampleContent", "false"]);

        foreach (var (words, number) in new[] { ("救命", "110"), ("着火", "119"), ("想自杀", "12356"), ("被骗了", "96110"), ("煤气泄漏", "119"), ("出车祸了", "122"), ("我爸晕倒了", "120") })
        {
            Assert.Contains(number, await bare.Sender.AskAsync(words), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task In_doubt_for_life_and_limb_whom_to_call_stands_above_what_is_to_read()
    {
        await PublishAsync("关于青少年自杀新闻报道的规范");

        var text = await Sender.AskAsync("自杀新闻报道");

        Assert.Contains("12356", text, StringComparison.Ordinal);
        Assert.Contains("关于青少年自杀新闻报道的规范", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_title_of_an_article_about_fraud_finds_the_article_and_no_help()
    {
        await PublishAsync("老人被骗了十万元，社区帮他要回来");

        var text = await Sender.AskAsync("老人被骗了十万元，社区帮他要回来");

        Assert.Contains("老人被骗了十万元，社区帮他要回来", text, StringComparison.Ordinal);
        Assert.DoesNotContain("96110", text, StringComparison.Ordinal);
        Assert.Contains("96110", await Sender.AskAsync("我被骗了十万元"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_another_year_is_no_answer()
    {
        await PublishAsync("濮阳市2019年马拉松赛安排");

        Assert.Contains("濮阳市2019年马拉松赛安排", await Sender.AskAsync("2019年马拉松赛安排"), StringComparison.Ordinal);
        Assert.StartsWith("没有找到完全对应的内容", await Sender.AskAsync("2031年马拉松赛安排"), StringComparison.Ordinal);
        Assert.StartsWith("抱歉，暂时没有找到", await Sender.AskAsync("2031年"), StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> UnansweredAsync() =>
        (await host.Services.GetRequiredService<UnansweredWordsStore>().ListAsync("puyang", 10, TestContext.Current.CancellationToken)).Select(static row => row.Words);

    private async Task PublishAsync(string title)
    {
        var board = host.Services.GetRequiredService<BoardCatalog>().Current.Find("puyang-yaowen")!;
        var article = new Article { BoardId = board.Id, ExternalId = title, Title = title, Status = ArticleStatus.Published, PublishedMs = host.Database.Clock.NowMs() };
        await host.Services.GetRequiredService<ArticleStore>().UpsertAsync([article with { ContentHash = ContentHash.Of(article, board.Slug) }], TestContext.Current.CancellationToken);
        await host.FollowChangesAsync();
    }
}
