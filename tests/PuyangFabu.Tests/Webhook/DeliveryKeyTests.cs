using PuyangFabu.WeChat.Callbacks;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Tests.Webhook;

/// <summary>What counts as the same message, and that keys of one moment lie side by side.</summary>
public sealed class DeliveryKeyTests
{
    [Fact]
    public void A_message_is_known_by_its_number_whatever_else_changes() => Assert.Equal(Text(7, "oA", 100, "早"), Text(7, "oA", 200, "晚"));

    [Fact]
    public void One_number_from_two_followers_or_for_two_accounts_is_two_messages() =>
        Assert.Equal(3, new[] { Text(7, "oA", 100, "早"), Text(7, "oB", 100, "早"), Text(7, "oA", 100, "早", "other") }.Distinct().Count());

    [Fact]
    public void Events_of_one_second_are_told_apart_by_name_and_key() =>
        Assert.Equal(3, new[] { Event("CLICK", "a"), Event("CLICK", "b"), Event("VIEW", "a") }.Distinct().Count());

    [Fact]
    public void Keys_grow_with_the_numbers_and_times_of_their_messages()
    {
        long[] numbers = [0, 1, 24811234567890123, 7433213456123412345, long.MaxValue];
        var keys = numbers.Select(static number => Text(number, "oA", 100, "早").Value).ToArray();
        Assert.Equal(keys.Order(), keys);
        Assert.True(Event("CLICK", "a", 100).Value < Event("CLICK", "a", 101).Value);
    }

    private static DeliveryKey Text(long msgId, string from, long created, string words, string account = "puyang") => Of(
        account, from, created, $"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{words}]]></Content><MsgId>{msgId}</MsgId>");

    private static DeliveryKey Event(string name, string key, long created = 100) => Of(
        "puyang", "oA", created, $"<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[{name}]]></Event><EventKey><![CDATA[{key}]]></EventKey>");

    private static DeliveryKey Of(string account, string from, long created, string rest)
    {
        var xml = System.Text.Encoding.UTF8.GetBytes(
            $"<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[{from}]]></FromUserName><CreateTime>{created}</CreateTime>{rest}</xml>");
        Assert.Equal(ParseOutcome.Ok, MessageParser.Parse(xml, out var message));
        return DeliveryKey.Of(account, message!, xml);
    }
}
