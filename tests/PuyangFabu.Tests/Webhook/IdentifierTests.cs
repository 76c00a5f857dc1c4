using System.Net;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Webhook;

public sealed class IdentifierTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Endless_identifiers_are_bad_requests_in_every_mode_and_cost_no_neighbour(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        var sender = host.Sender;
        var (endless, random) = (new string('o', 9000), string.Concat(Enumerable.Range(0, 9000).Select(static index => (char)('a' + (index * index * 31 % 26)))));
        string[] hostile = [sender.Text("你好", endless), sender.Text("你好", random), sender.Event("CLICK", random), sender.Event("VIEW", random), sender.Event("subscribe", "qrscene_" + random), sender.Event(random)];
        var good = Enumerable.Range(0, 20).Select(index => sender.SendAsync(sender.Text("公积金", $"oGood{index}", index + 1))).ToList();
        var bad = hostile.Select(message => sender.SendAsync(message)).Concat(hostile.Select(message => sender.SendEncryptedAsync(message))).ToList();

        Assert.All(await Task.WhenAll(good), static answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.All(await Task.WhenAll(bad), static answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        Assert.Equal(20, await InboxRows.CountAsync(host.Database));
    }

    [Theory, EachDatabase]
    public async Task The_longest_identifiers_that_are_taken_fit_into_every_table_and_index(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        var sender = host.Sender;
        string Long(int bytes, int seed) => string.Concat(Enumerable.Range(0, bytes / 3).Select(index => (char)(0x4E00 + (((index * 7919) + seed) * 104729L % 20000))));
        string[] messages =
        [
            sender.Text("没有这样的词" + Long(3000, 1), Long(126, 2)),
            sender.Event("CLICK", Long(2046, 3), Long(126, 4)),
            sender.Event("VIEW", Long(2046, 5), Long(126, 6)),
            sender.Event("subscribe", "qrscene_" + Long(2034, 7), Long(126, 8)),
            sender.Event("unsubscribe", "", Long(126, 8)),
            sender.Event(Long(126, 9)),
            sender.Message(Long(126, 10), "<MsgId>1</MsgId>"),
            sender.Message("event", $"<Event>PUBLISHJOBFINISH</Event><PublishEventInfo><publish_id>{Long(126, 11)}</publish_id><publish_status>0</publish_status><article_id>{Long(510, 12)}</article_id></PublishEventInfo>"),
            sender.Message("event", $"<Event>MASSSENDJOBFINISH</Event><MsgID>77</MsgID><Status>{Long(297, 13)}😀😀{Long(300, 14)}</Status>"),
        ];

        Assert.All(await Task.WhenAll(messages.Select(message => sender.SendAsync(message))), static answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(messages.Length, await InboxRows.CountAsync(host.Database));
        Assert.DoesNotContain("handler-write-error", await InboxRows.ReasonsAsync(host.Database));
    }
}
