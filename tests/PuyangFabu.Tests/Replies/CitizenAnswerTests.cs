using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Storage;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Replies;

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
    [InlineData("？？？")]
    public async Task A_greeting_is_no_search(string words)
    {
        var text = await Sender.AskAsync(words);

        Assert.Contains("您好", text, StringComparison.Ordinal);
        Assert.DoesNotContain("没有找到", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("３")]
    [InlineData("第3条")]
    [InlineData("第三条")]
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

    [Fact]
    public async Task Danger_stands_before_the_rules_and_reading_follows_it()
    {
        Assert.StartsWith("燃气泄漏：", await Sender.AskAsync("煤气泄漏"), StringComparison.Ordinal);
        Assert.Contains("119", await Sender.AskAsync("火灾预防知识"), StringComparison.Ordinal);
    }
}
