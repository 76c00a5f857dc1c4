using PuyangFabu.Conversation.Replies;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Conversation.Replies;

public sealed class PlaceholderTextTests(TestDatabases databases)
{
    [Theory]
    [InlineData("【收到不支持的消息类型，暂无法显示】")]
    [InlineData("  【收到不支持的消息类型，暂无法显示】")]
    [InlineData("[收到不支持的消息类型，暂无法显示]")]
    [InlineData("［收到不支持的消息类型，暂无法显示］")]
    [InlineData("【收到不支援的訊息類型，暫無法顯示】")]
    [InlineData("[收到了一個不支援的訊息類型，無法顯示]")]
    [InlineData("【收到不支持的訊息類型，請升級後查看】")]
    [InlineData("【收到不支持的消息类型，暂无法查看】。")]
    [InlineData("[不支持的消息类型]")]
    [InlineData("收到不支持的消息类型，暂无法显示")]
    [InlineData("收到不支援的訊息類型，暫無法顯示。")]
    [InlineData("当前版本不支持展示该内容，请升级至最新版本。")]
    [InlineData("[当前微信版本不支持展示该内容，请升级至最新版本]")]
    [InlineData("[该消息类型暂不能展示]")]
    [InlineData("[收到了一个表情，请在手机上查看]")]
    [InlineData("[Unsupported Message]")]
    [InlineData("[Received an unsupported message type]")]
    [InlineData("【This message type cannot be displayed】")]
    [InlineData("Unsupported message type.")]
    public void A_notice_in_the_place_of_something_else_is_known_in_any_wording(string text) =>
        Assert.True(PlaceholderText.Is(SearchText.Normalize(text)));

    [Theory]
    [InlineData("")]
    [InlineData("【收到不支持的消息类型，暂无法显示】这是什么意思")]
    [InlineData("为什么老是提示[收到不支持的消息类型，暂无法显示]")]
    [InlineData("收到不支持的消息类型，暂无法显示是怎么回事")]
    [InlineData("我的手机收到不支持的消息类型怎么办")]
    [InlineData("公众号发来的内容无法显示")]
    [InlineData("电脑不支持打开消息")]
    [InlineData("【公积金】")]
    [InlineData("[濮阳要闻]")]
    [InlineData("【求助】我家停水了，【无法】联系物业，请问该找哪个部门查看")]
    [InlineData("what is an unsupported message type")]
    public void Words_of_a_citizen_are_none_also_when_they_quote_one(string text) =>
        Assert.False(PlaceholderText.Is(SearchText.Normalize(text)));

    [Fact]
    public async Task A_notice_is_confirmed_and_neither_searched_nor_kept_for_the_editors()
    {
        await using var host = await ProductHost.StartAsync(databases);
        Assert.Contains("收到", await host.Sender.AskAsync("[收到了一個不支援的訊息類型，無法顯示]"), StringComparison.Ordinal);
        Assert.Equal("unsupported", Assert.Single(await InboxRows.ReasonsAsync(host.Database)));
        Assert.Equal(0, await host.Database.Database.ReadAsync(
            static session => session.ScalarAsync<long>("select count(*) from unanswered_words"), CancellationToken.None));

        await host.Sender.AskAsync("【收到不支持的消息类型，暂无法显示】这是什么意思");
        Assert.NotEqual("unsupported", (await InboxRows.ReasonsAsync(host.Database))[^1]);
    }
}
