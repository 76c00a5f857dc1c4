using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Conversation.Replies.Unanswered;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Conversation.Replies;

public sealed class StandardReplyTests(TestDatabases databases) : IAsyncLifetime
{
    private ProductHost host = null!;

    private WeChatSender Sender => host.Sender;

    public async ValueTask InitializeAsync() => host = await ProductHost.StartAsync(databases);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_new_follower_is_welcomed_with_the_three_boards_as_links()
    {
        var welcome = WeChatSender.Read((await Sender.SendAsync(Sender.Event("subscribe"))).Body);
        foreach (var (slug, name) in new[] { ("wei-puyang", "微濮阳"), ("wei-zhengwu", "微政务"), ("wei-pingtai", "微平台") })
        {
            Assert.Contains($"<a href=\"{ProductHost.PublicBase}boards/{slug}\">{name}</a>", welcome, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_tap_on_a_board_brings_up_to_eight_cards_newest_first()
    {
        var xml = XElement.Parse((await Sender.SendAsync(Sender.Event("CLICK", "board:wei-puyang"))).Body);
        var cards = xml.Descendants("item").ToList();
        Assert.Equal("news", xml.Element("MsgType")!.Value);
        Assert.Equal("8", xml.Element("ArticleCount")!.Value);
        Assert.Equal(8, cards.Count);
        Assert.All(cards, static card =>
        {
            Assert.StartsWith($"{ProductHost.PublicBase}articles/", card.Element("Url")!.Value, StringComparison.Ordinal);
            Assert.EndsWith(".jpg", card.Element("PicUrl")!.Value, StringComparison.Ordinal);
        });

        // Of one board every twelfth article has the same cover again.
        Assert.InRange(cards.Select(static card => card.Element("PicUrl")!.Value).Distinct().Count(), 7, 8);
    }

    [Fact]
    public async Task An_unknown_button_is_answered_with_the_boards() =>
        Assert.Contains("微政务", WeChatSender.Read((await Sender.SendAsync(Sender.Event("CLICK", "board:gone"))).Body), StringComparison.Ordinal);

    [Fact]
    public async Task The_name_of_a_board_brings_its_newest_articles_as_links()
    {
        var text = await Sender.AskAsync("辟谣平台？");
        Assert.StartsWith("【辟谣平台】", text, StringComparison.Ordinal);
        Assert.Contains("<a href=", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_stands_before_search_and_traditional_characters_find_it() =>
        Assert.Equal(await Sender.AskAsync("公积金"), await Sender.AskAsync("公積金"));

    [Fact]
    public async Task A_whole_title_finds_its_article() =>
        Assert.Contains("马颊河污染", await Sender.AskAsync("何雄赵瑞东严令整治马颊河污染"), StringComparison.Ordinal);

    [Fact]
    public async Task Several_hits_come_as_links_and_more_goes_on_after_the_last_one()
    {
        var first = await Sender.AskAsync("濮阳");
        var second = await Sender.AskAsync("更多");
        Assert.Contains("回复“更多”", first, StringComparison.Ordinal);
        Assert.DoesNotContain("\n1. ", second, StringComparison.Ordinal);
        Assert.Contains("\n9. ", second, StringComparison.Ordinal);
        Assert.Empty(Links(first).Intersect(Links(second)));
    }

    [Fact]
    public async Task More_without_a_search_before_says_so() =>
        Assert.Contains("没有更多", await Sender.AskAsync("更多", "oNewcomer"), StringComparison.Ordinal);

    [Fact]
    public async Task What_nothing_answers_is_kept_for_the_editors()
    {
        Assert.Contains("没有找到", await Sender.AskAsync("qwzxv 量子纠缠"), StringComparison.Ordinal);
        var words = await host.Services.GetRequiredService<UnansweredWordsStore>().ListAsync("puyang", 10, CancellationToken.None);
        Assert.Equal("qwzxv 量子纠缠", Assert.Single(words).Words);
    }

    [Theory]
    [InlineData("image", "<PicUrl>http://example.cn/a.jpg</PicUrl><MediaId>m</MediaId><MsgId>1</MsgId>")]
    [InlineData("voice", "<MediaId>m</MediaId><Format>amr</Format><MsgId>2</MsgId>")]
    [InlineData("video", "<MediaId>m</MediaId><ThumbMediaId>t</ThumbMediaId><MsgId>3</MsgId>")]
    [InlineData("location", "<Location_X>35.7</Location_X><Location_Y>115.0</Location_Y><Scale>15</Scale><Label>濮阳</Label><MsgId>4</MsgId>")]
    [InlineData("link", "<Title>t</Title><Description>d</Description><Url>http://example.cn/</Url><MsgId>5</MsgId>")]
    public async Task What_is_not_words_is_acknowledged_and_kept(string type, string nodes)
    {
        Assert.Contains("已收到", WeChatSender.Read((await Sender.SendAsync(Sender.Message(type, nodes))).Body), StringComparison.Ordinal);
        Assert.Equal(["arrived"], await InboxRows.ReasonsAsync(host.Database));
    }

    [Theory]
    [InlineData("unsubscribe")]
    [InlineData("VIEW")]
    [InlineData("LOCATION")]
    [InlineData("debug_demo")]
    [InlineData("MASSSENDJOBFINISH")]
    public async Task Events_without_an_answer_end_in_success_and_are_kept(string name)
    {
        Assert.Equal((HttpStatusCode.OK, "success"), await Sender.SendAsync(Sender.Event(name)));
        Assert.Equal(1, await InboxRows.CountAsync(host.Database));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("？！。")]
    [InlineData("🙂🙂")]
    [InlineData("【收到不支持的消息类型，暂无法显示】")]
    [InlineData("' or 1=1 -- + AND title:* \\ ~ ^ ( [ {")]
    public async Task Whatever_is_typed_gets_a_text_that_is_not_empty_and_fits(string words)
    {
        var text = await Sender.AskAsync(words);
        Assert.NotEmpty(text);
        Assert.True(Encoding.UTF8.GetByteCount(text) <= 2048);
    }

    [Fact]
    public async Task A_letter_of_five_thousand_characters_is_answered()
    {
        var text = await Sender.AskAsync(string.Concat(Enumerable.Repeat("请问住房公积金提取需要什么材料", 334)));
        Assert.True(Encoding.UTF8.GetByteCount(text) is > 0 and <= 2048);
    }

    private static IEnumerable<string> Links(string text) =>
        text.Split("href=\"").Skip(1).Select(static part => part[..part.IndexOf('"', StringComparison.Ordinal)]);
}
