using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Tests.Conversation.FollowerCare;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Tests.Conversation.Cases.Delivering;

/// <summary>Answers to followers to whom no message may be sent: by a notice that they agreed to, once, or when they write again.</summary>
public sealed class CaseNoticeTests(TestDatabases databases)
{
    private const string Citizen = "oCitizen";
    private const string Template = "TPL1";

    [Theory, EachDatabase]
    public async Task Who_agreed_is_told_by_a_notice_and_each_agreement_tells_once(string provider)
    {
        await using var room = await RoomAsync(provider);
        await AgreeAsync(room, "accept");
        var first = await AnsweredAsync(room);

        Assert.Equal(("sent", "notice"), await DeliveryAsync(room, first));
        Assert.Contains("订阅通知", (await room.Editor.CallAsync("GET", $"/api/cases/{first}")).Json.GetProperty("deliveryNote").GetString(), StringComparison.Ordinal);
        var call = Assert.Single(room.WeChat.Calls);
        Assert.StartsWith($"notice {Citizen} {Template} character_string1=2016", call, StringComparison.Ordinal);
        Assert.Contains("thing2=", call, StringComparison.Ordinal);
        Assert.Contains("/cases/progress", call, StringComparison.Ordinal);

        await SentAsync(room, 0);
        var second = await AnsweredAsync(room);
        Assert.Equal(("waiting", null), await DeliveryAsync(room, second));
        Assert.Single(room.WeChat.Calls);
    }

    [Theory]
    [InlineData("reject")]
    [InlineData("other template")]
    public async Task Who_did_not_agree_gets_his_answer_when_he_writes_again(string said)
    {
        await using var room = await RoomAsync();
        await AgreeAsync(room, "accept", said == "reject" ? Template : "TPL-OTHER");
        await AgreeAsync(room, "reject", name: "Change");
        var id = await AnsweredAsync(room);
        Assert.Equal(("waiting", null), await DeliveryAsync(room, id));
        Assert.Empty(room.WeChat.Calls);

        await room.Product.Sender.SendAsync(room.Product.Sender.Text("在吗", Citizen));
        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        await room.Product.Services.StepAsync<CaseSweep>();
        Assert.Equal(("sent", "message"), await DeliveryAsync(room, id));
    }

    [Theory, EachDatabase]
    public async Task A_notice_without_an_answer_is_unknown_until_WeChat_tells_and_never_sent_again(string provider)
    {
        await using var room = await RoomAsync(provider);
        await AgreeAsync(room, "accept");
        await AgreeAsync(room, "accept");
        room.WeChat.Fail(FollowersAtWeChat.NoAnswer);
        var id = await AnsweredAsync(room);
        Assert.Equal(("unknown", "notice"), await DeliveryAsync(room, id));
        room.Product.Database.Clock.Advance(TimeSpan.FromHours(2));
        await room.Product.Services.StepAsync<CaseSweep>();
        Assert.Single(room.WeChat.Calls);

        await SentAsync(room, 0);
        Assert.Equal(("sent", "notice"), await DeliveryAsync(room, id));
    }

    [Fact]
    public async Task A_notice_that_WeChat_says_did_not_arrive_waits_for_the_next_word()
    {
        await using var room = await RoomAsync();
        await AgreeAsync(room, "accept");
        var id = await AnsweredAsync(room);
        Assert.Equal(("sent", "notice"), await DeliveryAsync(room, id));

        await SentAsync(room, 43101);
        Assert.Equal(("waiting", "notice"), await DeliveryAsync(room, id));
        await room.Product.Sender.SendAsync(room.Product.Sender.Text("在吗", Citizen));
        room.Product.Database.Clock.Advance(TimeSpan.FromHours(1));
        await room.Product.Services.StepAsync<CaseSweep>();
        Assert.Equal(("sent", "message"), await DeliveryAsync(room, id));
        Assert.Equal(2, room.WeChat.Calls.Count);
    }

    [Fact]
    public async Task What_WeChat_refuses_leaves_the_agreement_unless_it_says_that_there_is_none()
    {
        await using var room = await RoomAsync();
        await AgreeAsync(room, "accept");
        room.WeChat.Fail(FollowersAtWeChat.Refusal(45009, WeChatErrorClass.Quota));
        var id = await AnsweredAsync(room);
        Assert.Equal(("waiting", "notice"), await DeliveryAsync(room, id));

        // Not at once again, and then with what was agreed to.
        await room.Product.Services.StepAsync<CaseSweep>();
        Assert.Single(room.WeChat.Calls);
        room.Product.Database.Clock.Advance(TimeSpan.FromHours(1));
        room.WeChat.Fail(FollowersAtWeChat.Refusal(43101, WeChatErrorClass.State));
        await room.Product.Services.StepAsync<CaseSweep>();
        Assert.Equal(2, room.WeChat.Calls.Count);
        room.Product.Database.Clock.Advance(TimeSpan.FromHours(1));
        await room.Product.Services.StepAsync<CaseSweep>();
        Assert.Equal(2, room.WeChat.Calls.Count);
        Assert.Equal(("waiting", "notice"), await DeliveryAsync(room, id));
    }

    [Fact]
    public async Task Leaving_takes_the_agreements_along()
    {
        await using var room = await RoomAsync();
        await AgreeAsync(room, "accept");

        await room.Product.Services.StepAsync<PuyangFabu.Conversation.FollowerCare.FollowerWipe>();
        Assert.Equal(1, await ConsentsAsync(room));
        await room.Product.Sender.SendAsync(room.Product.Sender.Event("unsubscribe", user: Citizen));
        room.Product.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await room.Product.Services.StepAsync<PuyangFabu.Conversation.FollowerCare.FollowerWipe>();

        Assert.Equal(0, await ConsentsAsync(room));
    }

    [Theory]
    [InlineData("thing1=姓名")]
    [InlineData("编号=thing1")]
    [InlineData("thing1")]
    public void Fields_that_nobody_knows_stop_the_start_with_the_key(string written) => Assert.Contains(
        "Cases:NoticeFields", PuyangFabu.Conversation.Cases.CaseOptions.FirstProblem(new() { NoticeFields = written }), StringComparison.Ordinal);

    private async Task<CaseRoom> RoomAsync(string provider = "sqlite")
    {
        var room = await CaseRoom.OpenAsync(databases, provider, "--Cases:NoticeTemplates", Template, "--Operators:IdleMinutes", "240");
        await room.Product.Sender.SendAsync(room.Product.Sender.Event("subscribe", user: Citizen));
        return room;
    }

    /// <summary>A case of the citizen whose answer is approved when no message may be sent.</summary>
    private static async Task<long> AnsweredAsync(CaseRoom room)
    {
        var follower = (await room.Editor.CallAsync("GET", "/api/followers")).Json.GetProperty("items")[0].GetProperty("id").GetString();
        var id = (await room.CreateAsync(new { type = "咨询", title = "几点上班", text = "窗口几点上班", anonymous = false, publishable = false, followerId = follower })).Id;
        room.Product.Database.Clock.Advance(TimeSpan.FromMinutes(5));
        await CaseRoom.DoAsync(room.Editor, id, "accept");
        await CaseRoom.DoAsync(room.Editor, id, "answer", new { text = "九点" });
        await CaseRoom.DoAsync(room.Reviewer, id, "approve");
        return id;
    }

    private static async Task<(string? Delivery, string? Way)> DeliveryAsync(CaseRoom room, long id)
    {
        var shown = (await room.Editor.CallAsync("GET", $"/api/cases/{id}")).Json;
        return (shown.GetProperty("delivery").GetString(), shown.TryGetProperty("deliveryWay", out var way) ? way.GetString() : null);
    }

    private static async Task AgreeAsync(CaseRoom room, string status, string template = Template, string name = "Popup")
    {
        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        await room.Product.Sender.SendAsync(room.Product.Sender.Message(
            "event",
            $"<Event><![CDATA[subscribe_msg_{(name == "Popup" ? "popup" : "change")}_event]]></Event><SubscribeMsg{name}Event><List><TemplateId><![CDATA[{template}]]></TemplateId>"
            + $"<SubscribeStatusString><![CDATA[{status}]]></SubscribeStatusString><PopupScene>0</PopupScene></List></SubscribeMsg{name}Event>",
            Citizen));
    }

    private static async Task SentAsync(CaseRoom room, int code)
    {
        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        await room.Product.Sender.SendAsync(room.Product.Sender.Message(
            "event",
            $"<Event><![CDATA[subscribe_msg_sent_event]]></Event><SubscribeMsgSentEvent><List><TemplateId><![CDATA[{Template}]]></TemplateId><MsgID>1</MsgID>"
            + $"<ErrorCode>{code}</ErrorCode><ErrorStatus><![CDATA[status]]></ErrorStatus></List></SubscribeMsgSentEvent>",
            Citizen));
    }

    private static Task<long> ConsentsAsync(CaseRoom room) => room.Product.Database.Database.ReadAsync(
        static session => session.ScalarAsync<long>("select count(*) from notice_consents"), FollowerHost.Cancellation);
}
