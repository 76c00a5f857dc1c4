using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Secrets;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases;

/// <summary>Who tells a case stays between that person and those who handle it: in the log, the record and the public pages stands nothing of it.</summary>
public sealed class CasePrivacyTests(TestDatabases databases)
{
    private const string InChat = "oCitizenOfTheChat";
    private const string OnPage = "oCitizenOfThePage";
    private const string Noticed = "oCitizenOfTheNotice";
    private const string ChatPhone = "13812345678";
    private const string PagePhone = "13987654321";
    private const string Template = "TPL1";

    /// <summary>Of the case that becomes public, and of the two that do not.</summary>
    private const string PublicTitle = "小区门口的井盖松动";
    private const string PublicWords = "晚上看不清有人崴了脚";
    private const string PageWords = "隔壁烧烤店半夜冒烟";
    private const string NoticeWords = "公园的长椅断了一条腿";

    /// <summary>As an operator may set it who looks for a fault: whatever the framework tells is told.</summary>
    private static readonly string[] Talkative = ["--Logging:LogLevel:Default", "Information", "--Logging:LogLevel:Microsoft", "Information", "--Logging:LogLevel:System", "Information"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_citizen_wrote_and_who_it_was_stand_in_no_log_no_record_and_on_no_public_page()
    {
        using var log = new KeptLog();
        await using var room = await CaseRoom.OpenAsync(
            databases, services => services.AddLogging(logging => logging.AddProvider(log)), ["--Cases:NoticeTemplates", Template, .. Talkative]);
        var (number, code) = await TellInTheChatAsync(room);
        var (key, pageNumber, pageCode) = await TellOnThePageAsync(room);
        var noticeNumber = await TellTheOperatorAsync(room);

        foreach (var id in await IdsAsync(room))
        {
            await CaseRoom.DoAsync(room.Editor, id, "accept");
            await CaseRoom.DoAsync(room.Editor, id, "answer", new { text = "已经办好" });
            await CaseRoom.DoAsync(room.Reviewer, id, "approve");
        }

        Assert.Equal(1, room.WeChat.Calls.Count(static call => call.StartsWith($"notice {Noticed} {Template} ", StringComparison.Ordinal)));
        var proofs = room.WeChat.Calls.SelectMany(static call => Regex.Matches(call, "proof=([A-Za-z0-9_-]+)")).Select(static match => match.Groups[1].Value).ToList();
        Assert.True(proofs.Count >= 2, string.Join('\n', room.WeChat.Calls));
        await AskAsync(room, number, code, proofs[^1]);
        var article = await PublishAsync(room, number);

        string[] secrets = [ChatPhone, PagePhone, InChat, OnPage, Noticed, code, pageCode, key, .. proofs, number, pageNumber, noticeNumber];
        Assert.Contains("/cases/progress", log.Text, StringComparison.Ordinal);
        LacksAll(log.Text, "the log", [.. secrets, PublicTitle, PublicWords, PageWords, NoticeWords]);

        // The record names a case by its number, an article by its title, and no citizen.
        var record = (await (await room.Operators.AdminAsync()).CallAsync("GET", "/api/audit?limit=200")).Json.ToString();
        Assert.Contains("case.publish", record, StringComparison.Ordinal);
        LacksAll(record, "the record", [.. secrets.Except([number, pageNumber, noticeNumber]), PublicWords, PageWords, NoticeWords]);

        foreach (var path in new[] { "/", "/feed.xml", "/boards/huiying-guanqie", $"/search?q={PublicTitle}", $"/articles/{article}" })
        {
            var page = WebUtility.HtmlDecode(await room.Operators.Anonymous().GetStringAsync(path, Cancellation));
            Assert.True(page.Contains(PublicTitle, StringComparison.Ordinal), $"{path} has not the article.");
            LacksAll(page, path, [.. secrets, PageWords, NoticeWords]);
        }
    }

    private static void LacksAll(string text, string where, IEnumerable<string> secrets)
    {
        foreach (var secret in secrets)
        {
            var at = text.IndexOf(secret, StringComparison.Ordinal);
            Assert.True(at < 0, $"{secret} stands in {where}: {(at < 0 ? "" : text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 100)])}");
        }
    }

    private static async Task<(string Number, string Code)> TellInTheChatAsync(CaseRoom room)
    {
        await room.Product.Sender.SendAsync(room.Product.Sender.Event("subscribe", user: InChat));
        var made = "";
        foreach (var words in new[] { "我要留言", "投诉", "华龙区人民路", $"{PublicTitle}\n{PublicWords}，打 {ChatPhone} 找我", "完成", ChatPhone, "可以" })
        {
            made = await SayAsync(room, words, InChat);
        }

        await room.Product.Services.StepAsync<CaseHandIn>();
        return (Regex.Match(made, "编号：([0-9]{12})").Groups[1].Value, made.Split("查询码：")[1][..8]);
    }

    private static async Task<(string Key, string Number, string Code)> TellOnThePageAsync(CaseRoom room)
    {
        await room.Product.Sender.SendAsync(room.Product.Sender.Event("subscribe", user: OnPage));
        var key = (await SayAsync(room, "我要留言", OnPage)).Split("/cases/new?key=")[1].Split('"')[0];
        var phone = room.Operators.Anonymous();
        await phone.GetStringAsync($"/cases/new?key={key}", Cancellation);
        await SendAsync(phone, "/cases/new", HttpStatusCode.BadRequest, ("key", key), ("type", "求助"), ("text", PageWords), ("contact", $"打{PagePhone}"), ("place", new string('长', 500)));
        var page = await SendAsync(phone, "/cases/new", HttpStatusCode.OK, ("key", key), ("type", "求助"), ("text", PageWords), ("contact", PagePhone));
        await room.Product.Services.StepAsync<CaseReceiptWork>();
        return (key, page.Split("<dt>编号</dt><dd>")[1].Split('<')[0], page.Split("<dt>查询码</dt><dd>")[1].Split('<')[0]);
    }

    /// <summary>By telephone, of a follower to whom no message may be sent any more, and who agreed to a notice.</summary>
    private static async Task<string> TellTheOperatorAsync(CaseRoom room)
    {
        await room.Product.Sender.SendAsync(room.Product.Sender.Event("subscribe", user: Noticed));
        room.Product.Database.Clock.Advance(TimeSpan.FromMinutes(5));
        await room.Product.Sender.SendAsync(room.Product.Sender.Message(
            "event",
            "<Event><![CDATA[subscribe_msg_popup_event]]></Event><SubscribeMsgPopupEvent><List>"
            + $"<TemplateId><![CDATA[{Template}]]></TemplateId><SubscribeStatusString><![CDATA[accept]]></SubscribeStatusString><PopupScene>0</PopupScene></List></SubscribeMsgPopupEvent>",
            Noticed));
        await room.Editor.CallAsync("GET", "/api/followers");
        var known = (await room.Product.Services.GetRequiredService<FollowerStore>().FindAsync("puyang", Noticed, Cancellation))!.Code;
        return (await room.CreateAsync(new { type = "咨询", title = NoticeWords, text = NoticeWords, anonymous = false, publishable = false, followerId = known })).Json.GetProperty("number").GetString()!;
    }

    private static async Task<IReadOnlyList<long>> IdsAsync(CaseRoom room)
    {
        var found = (await room.Editor.CallAsync("GET", "/api/cases")).Json.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("id").GetInt64()).ToList();
        Assert.Equal(3, found.Count);
        return found;
    }

    /// <summary>Once with a wrong code, with the right one, with the link of a message; and a rating.</summary>
    private static async Task AskAsync(CaseRoom room, string number, string code, string proof)
    {
        var phone = room.Operators.Anonymous();
        await SendAsync(phone, "/cases/progress", HttpStatusCode.NotFound, ("number", number), ("code", "AAAAAAAA"));
        await SendAsync(phone, "/cases/progress", HttpStatusCode.OK, ("number", number), ("code", code));
        using var opened = await phone.GetAsync($"/cases/progress?number={number}&proof={proof}", Cancellation);
        await SendAsync(phone, "/cases/progress", HttpStatusCode.OK, ("number", number), ("code", code), ("score", "5"), ("remark", $"谢谢，{ChatPhone}"));
    }

    /// <returns>Id of the article on the public pages.</returns>
    private static async Task<long> PublishAsync(CaseRoom room, string number)
    {
        var id = (await room.Editor.CallAsync("GET", $"/api/cases?q={number}")).Json.GetProperty("items")[0].GetProperty("id").GetInt64();
        await CaseRoom.DoAsync(room.Editor, id, "close");
        var draft = (await CaseRoom.DoAsync(room.Publisher, id, "publish")).Json.GetProperty("articleId").GetInt64();
        await room.Editor.CallAsync("POST", $"/api/articles/{draft}/submit");
        foreach (var reviewer in new[] { await room.Operators.AppointAsync("second-editor", Role.Editor), room.Reviewer, room.Chief })
        {
            await reviewer.CallAsync("POST", $"/api/articles/{draft}/approve");
        }

        await room.Publisher.CallAsync("POST", $"/api/articles/{draft}/publish");
        await room.Product.Services.StepAsync<ContentChangeFeed>();
        return draft;
    }

    private static async Task<string> SayAsync(CaseRoom room, string words, string user)
    {
        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        return (await room.Product.Sender.SendAsync(room.Product.Sender.Text(words, user))).Body;
    }

    private static async Task<string> SendAsync(HttpClient phone, string path, HttpStatusCode expected, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await phone.PostAsync(path, form, Cancellation);
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }
}
