using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Conversation.Replies.Unanswered;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases.Chat;

/// <summary>How to reach somebody, told in the chat, lies sealed with the case and nowhere else.</summary>
public sealed class ToldContactTests(TestDatabases databases)
{
    private const string Teller = "oCitizen";
    private const string Number = "13812345678";

    private long lastId = 7_250_000_000_000_000_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Neither_the_inbox_nor_its_search_nor_the_table_holds_what_was_answered_and_a_repeat_hears_the_same(string provider)
    {
        await using var room = await AskedAsync(provider);
        Assert.Contains("这不像联系方式", await SayAsync(room, "电话138"), StringComparison.Ordinal);
        var told = room.Product.Sender.Text($"我叫张三丰，{Number}", Teller, ++lastId);
        var answer = (await room.Product.Sender.SendAsync(told)).Body;
        Assert.Contains("【6/6】", answer, StringComparison.Ordinal);

        Assert.Equal(answer, (await room.Product.Sender.SendAsync(told)).Body);
        await room.Product.RestartAsync();
        Assert.Equal(answer, (await room.Product.Sender.SendAsync(told)).Body);
        await SayAsync(room, "可以");
        await room.Product.Services.StepAsync<CaseHandIn>();

        using var operators = OperatorDriver.Of(room.Product);
        var editor = await operators.SignInAsync(Role.Editor);
        var follower = (await editor.CallAsync("GET", "/api/followers")).Json.GetProperty("items")[0].GetProperty("id").GetString();
        var items = (await editor.CallAsync("GET", $"/api/inbox/{follower}")).Json.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("text").GetString()).ToList();
        Assert.Contains("********", items);
        Assert.Contains("电话***", items);
        Assert.Empty((await editor.CallAsync("GET", $"/api/inbox?q={Number}")).Json.GetProperty("items").EnumerateArray());
        Assert.NotEmpty((await editor.CallAsync("GET", "/api/inbox?q=电话")).Json.GetProperty("items").EnumerateArray());
        Assert.DoesNotContain(await MessagesAsync(room.Product.Database), static message => message.Contains("138", StringComparison.Ordinal) || message.Contains("张三丰", StringComparison.Ordinal));
        var made = (await editor.CallAsync("GET", "/api/cases")).Json.GetProperty("items")[0].GetProperty("id").GetInt64();
        Assert.Equal($"我叫张三丰，{Number}", (await editor.CallAsync("GET", $"/api/cases/{made}/contact")).Json.GetProperty("contact").GetString());
    }

    [Fact]
    public async Task Who_is_in_danger_can_be_read_by_those_who_are_called_but_for_his_number()
    {
        await using var room = await AskedAsync();

        var answer = await SayAsync(room, $"着火了救命，我的电话是{Number}");

        Assert.Contains("119", answer, StringComparison.Ordinal);
        Assert.Contains("【6/6】", answer, StringComparison.Ordinal);
        Assert.Contains(await MessagesAsync(room.Product.Database), static message => message.Contains($"着火了救命，我的电话是{new string('*', Number.Length)}<", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_that_comes_hours_after_the_question_is_the_answer_to_it_and_no_word_for_the_editors()
    {
        await using var room = await AskedAsync();
        room.Product.Database.Clock.Advance(TimeSpan.FromHours(3));

        Assert.Contains("【6/6】", await SayAsync(room, Number), StringComparison.Ordinal);

        Assert.DoesNotContain(await MessagesAsync(room.Product.Database), static message => message.Contains(Number, StringComparison.Ordinal));
        Assert.Empty(await room.Product.Services.GetRequiredService<UnansweredWordsStore>().ListAsync("puyang", 10, Cancellation));
    }

    [Fact]
    public async Task What_was_typed_need_not_be_XML_to_be_kept_without_its_numbers()
    {
        await using var room = await AskedAsync();
        var message = room.Product.Sender.Message("text", $"<Content><![CDATA[没有电话 a&b <138>]]></Content><MsgId>{++lastId}</MsgId>", Teller);

        Assert.Contains("这不像联系方式", (await room.Product.Sender.SendAsync(message)).Body, StringComparison.Ordinal);

        Assert.Contains(await MessagesAsync(room.Product.Database), static kept => kept.Contains("没有电话 *&amp;* &lt;***&gt;", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task What_was_answered_before_this_version_is_starred_once_and_nothing_else(string provider)
    {
        using var database = databases.CreateEmpty(provider);
        var migrator = new Migrator(database.Database, NullLogger<Migrator>.Instance);
        migrator.Run(54);
        await KeepAsync(database, "oA", "完成", "【5/6】请留一个联系电话");
        await KeepAsync(database, "oB", Number, "您要找的是不是");
        await KeepAsync(database, "oA", "电话呀138", "这不像联系方式。\n【5/6】请留一个联系电话");
        await KeepAsync(database, "oA", Number, "【6/6】最后一问");
        await KeepAsync(database, "oA", "什么意思", "没看懂。\n【6/6】最后一问");

        migrator.Run(55);

        var kept = await MessagesAsync(database);
        Assert.Equal([true, true, false, false, true], kept.Zip(new[] { "完成", Number, "138", Number, "什么意思" }, static (message, words) => message.Contains(words, StringComparison.Ordinal)));
        Assert.Equal(2, kept.Count(static message => message.Contains("<Content>********</Content>", StringComparison.Ordinal)));
    }

    private static Task<int> KeepAsync(TestDatabase database, string openId, string words, string reply) => database.Database.WriteAsync(
        session => session.ExecuteAsync(
            """
            insert into inbox (delivery_key, account, open_id, kind, received_ms, message, reply, reason, elapsed_us)
            values (@key, 'puyang', @openId, 'text', 1, @message, @reply, 'case', 1)
            """,
            new
            {
                key = Guid.NewGuid().ToByteArray(),
                openId,
                message = Encoding.UTF8.GetBytes($"<xml><Content>{words}</Content></xml>"),
                reply = Encoding.UTF8.GetBytes($"<xml><Content>{reply}</Content></xml>"),
            }),
        Cancellation);

    private static async Task<IReadOnlyList<string>> MessagesAsync(TestDatabase database) =>
        [.. (await database.Database.ReadAsync(static session => session.QueryAsync<byte[]>("select message from inbox order by id"), Cancellation)).Select(Encoding.UTF8.GetString)];

    /// <summary>As far as the question how to reach the teller.</summary>
    private async Task<CaseRoom> AskedAsync(string provider = "sqlite")
    {
        var room = await CaseRoom.OpenAsync(databases, provider, "--Operators:IdleMinutes", "240");
        await room.Product.Sender.SendAsync(room.Product.Sender.Event("subscribe", user: Teller));
        foreach (var words in new[] { "我要留言", "投诉", "华龙区人民路", "路灯坏了三天" })
        {
            await SayAsync(room, words);
        }

        Assert.Contains("【5/6】", await SayAsync(room, "完成"), StringComparison.Ordinal);
        return room;
    }

    private async Task<string> SayAsync(CaseRoom room, string words)
    {
        room.Product.Database.Clock.Advance(TimeSpan.FromMilliseconds(1500));
        return (await room.Product.Sender.SendAsync(room.Product.Sender.Text(words, Teller, ++lastId))).Body;
    }
}
