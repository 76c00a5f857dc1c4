using System.Net;
using System.Text.Json;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases;

/// <summary>What a follower is told of his case without asking, sees by a link without a code, and what becomes of what he is not content with.</summary>
public sealed class CaseAgainTests(TestDatabases databases)
{
    private const string Citizen = "oCitizen";
    private long lastId = 7_300_000_000_000_000_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Who_hands_in_the_form_is_told_the_number_in_the_chat_once_with_a_link_that_needs_no_code(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var key = (await SayAsync(room, "我要留言")).Split("/cases/new?key=")[1].Split('"')[0];
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("key", key), KeyValuePair.Create("type", "求助"), KeyValuePair.Create("text", "楼道的灯坏了")]);
        using var made = await room.Operators.Anonymous().PostAsync("/cases/new", form, Cancellation);
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));

        await room.Product.Services.StepAsync<CaseReceiptWork>();
        await room.Product.Services.StepAsync<CaseReceiptWork>();

        var told = Assert.Single(room.WeChat.Calls).ToString()!;
        Assert.Contains("编号：201606280001", told, StringComparison.Ordinal);
        Assert.Contains("楼道的灯坏了", await PageAsync(room, told), StringComparison.Ordinal);

        // Whoever reads the conversation does not get the follower's own link, and the robot goes on.
        var talk = (await room.Editor.CallAsync("GET", $"/api/inbox/{await CodeAsync(room)}")).Json.ToString();
        Assert.DoesNotContain(ProofIn(told), talk, StringComparison.Ordinal);
        Assert.Contains("proof=********", talk, StringComparison.Ordinal);
        Assert.Contains("不客气", await SayAsync(room, "谢谢"), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_links_of_progress_show_and_rate_the_followers_own_cases_and_nobody_elses_for_some_days(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var mine = await AnsweredAsync(room);
        var others = (await room.CreateAsync()).Json.GetProperty("number").GetString()!;
        var progress = await SayAsync(room, "进度");
        var proof = ProofIn(progress);
        Assert.Contains("已经修好", await PageAsync(room, progress), StringComparison.Ordinal);
        var client = room.Operators.Anonymous();
        foreach (var (number, key) in new[] { (others, proof), (mine.Number, proof + "x"), (mine.Number, "x") })
        {
            using var refused = await client.GetAsync($"/cases/progress?number={number}&proof={key}", Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.Contains("发送“进度”，取一个新的", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await RateAsync(room, mine.Number, proof, "9", "没有用")).Status);
        var rated = await RateAsync(room, mine.Number, proof, "5", "很好");
        Assert.Equal(HttpStatusCode.OK, rated.Status);
        Assert.Contains("您的评价：5 分：很好", rated.Page, StringComparison.Ordinal);
        Assert.Equal(5, (await room.Editor.CallAsync("GET", $"/api/cases/{mine.Id}")).Json.GetProperty("score").GetInt32());
        Assert.DoesNotContain(proof, (await room.Editor.CallAsync("GET", $"/api/inbox/{await CodeAsync(room)}")).Json.ToString(), StringComparison.Ordinal);

        room.Product.Database.Clock.Advance(TimeSpan.FromDays(8));
        using var late = await client.GetAsync($"/cases/progress?number={mine.Number}&proof={proof}", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Why_a_case_is_not_taken_on_is_told_at_once_or_when_the_follower_writes_again(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var soon = await CreateAsync(room);
        await SayAsync(room, "在吗");
        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        var declined = await CaseRoom.DoAsync(room.Editor, soon, "decline", new { reason = "请到市信访局反映" });
        Assert.Equal("sent", declined.Json.GetProperty("delivery").GetString());
        Assert.Contains("没有受理：", Assert.Single(room.WeChat.Calls).ToString(), StringComparison.Ordinal);
        Assert.Contains("请到市信访局反映", room.WeChat.Calls.Single().ToString(), StringComparison.Ordinal);

        var later = await CreateAsync(room);
        room.Product.Database.Clock.Advance(TimeSpan.FromDays(3));
        using var editor = await room.Operators.SignInAsync(Role.Editor);
        Assert.Equal("waiting", (await CaseRoom.DoAsync(editor, later, "decline", new { reason = "petition" })).Json.GetProperty("delivery").GetString());
        await SayAsync(room, "在吗");
        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        await room.Product.Services.StepAsync<CaseSweep>();
        await room.Product.Services.StepAsync<CaseSweep>();
        Assert.Equal(2, room.WeChat.Calls.Count);
        var shown = (await editor.CallAsync("GET", $"/api/cases/{later}")).Json;
        Assert.Equal(("sent", "已用客服消息发给粉丝。"), (shown.GetProperty("delivery").GetString(), shown.GetProperty("deliveryNote").GetString()));
    }

    [Theory, EachDatabase]
    public async Task What_the_citizen_is_not_content_with_goes_back_to_its_unit_is_counted_and_may_be_rated_anew(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var (id, number) = await AnsweredAsync(room);
        await CaseRoom.DoAsync(room.Editor, id, "redo", new { comment = "没修好" }, HttpStatusCode.Conflict);
        var proof = ProofIn(await SayAsync(room, "进度"));
        await RateAsync(room, number, proof, "2", "还是黑的");
        room.Product.Database.Clock.Advance(TimeSpan.FromHours(20));
        using var editor = await room.Operators.SignInAsync(Role.Editor);
        await CaseRoom.DoAsync(editor, id, "redo", null, HttpStatusCode.BadRequest);

        var back = (await CaseRoom.DoAsync(editor, id, "redo", new { comment = "请到现场看" })).Json;

        Assert.Equal(("handling", 1, "2016-07-06"), (back.GetProperty("state").GetString(), back.GetProperty("redone").GetInt32(), back.GetProperty("dueAt").GetString()![..10]));
        Assert.Equal((false, false), (back.TryGetProperty("score", out _), back.TryGetProperty("answeredAt", out _)));
        Assert.Equal("市民评 2 分（“还是黑的”）：请到现场看", LastWord(back));
        var page = await PageAsync(room, await SayAsync(room, "进度"));
        Assert.Contains("已经退回重新办理", page, StringComparison.Ordinal);
        Assert.DoesNotContain("已经修好", page, StringComparison.Ordinal);

        using var agent = await room.Operators.SignInAsync("agent-jia");
        await CaseRoom.DoAsync(agent, id, "answer", new { text = "换了整条线路" });
        using var reviewer = await room.Operators.SignInAsync(Role.Reviewer);
        await CaseRoom.DoAsync(reviewer, id, "approve");
        Assert.Equal(HttpStatusCode.OK, (await RateAsync(room, number, ProofIn(await SayAsync(room, "进度")), "5", "")).Status);
        await CaseRoom.DoAsync(editor, id, "redo", new { comment = "再来" }, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task What_cannot_wait_is_put_before_others_with_a_reason_and_an_earlier_term()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var id = await room.InStateAsync(CaseState.Handling);
        await CaseRoom.DoAsync(room.Editor, id, "hasten", new { until = "2016-06-29" }, HttpStatusCode.BadRequest);
        foreach (var until in new[] { "2016-06-01", "2016-12-01", "明天" })
        {
            Assert.NotEqual("", (await CaseRoom.DoAsync(room.Editor, id, "hasten", new { until, comment = "水到膝盖" }, HttpStatusCode.BadRequest)).Error("until"));
        }

        var first = (await CaseRoom.DoAsync(room.Editor, id, "hasten", new { until = "2016-06-29", comment = "水到膝盖" })).Json;
        Assert.Equal("2016-06-29", first.GetProperty("dueAt").GetString()![..10]);
        Assert.Equal("期限提前到 2016年6月29日：水到膝盖", LastWord(first));
        var marked = (await CaseRoom.DoAsync(room.Editor, id, "hasten", new { comment = "再催" })).Json;
        await room.CreateAsync();
        Assert.Equal(id, (await room.Editor.CallAsync("GET", "/api/cases")).Json.GetProperty("items")[0].GetProperty("id").GetInt64());
        Assert.Equal(("2016-06-29", true), (marked.GetProperty("dueAt").GetString()![..10], marked.TryGetProperty("hastenedAt", out _)));
    }

    private static async Task<(long Id, string Number)> AnsweredAsync(CaseRoom room)
    {
        var id = await CreateAsync(room);
        await CaseRoom.DoAsync(room.Editor, id, "accept");
        await CaseRoom.DoAsync(room.Editor, id, "assign", new { unit = room.Unit });
        await CaseRoom.DoAsync(room.Agent, id, "sign");
        await CaseRoom.DoAsync(room.Agent, id, "answer", new { text = "已经修好" });
        return (id, (await CaseRoom.DoAsync(room.Reviewer, id, "approve")).Json.GetProperty("number").GetString()!);
    }

    /// <summary>A case that an operator made of a follower's words.</summary>
    private static async Task<long> CreateAsync(CaseRoom room)
    {
        await room.Product.Sender.SendAsync(room.Product.Sender.Event("subscribe", user: Citizen));
        var made = await room.CreateAsync(new { type = "投诉", title = "路灯不亮", text = "人民路的路灯坏了", anonymous = false, publishable = true, followerId = await CodeAsync(room) });
        room.Product.Database.Clock.Advance(TimeSpan.FromMinutes(5));
        return made.Id;
    }

    private static async Task<string> CodeAsync(CaseRoom room) =>
        (await (await room.Operators.SignInAsync(Role.Editor)).CallAsync("GET", "/api/followers")).Json.GetProperty("items")[0].GetProperty("id").GetString()!;

    private async Task<string> SayAsync(CaseRoom room, string words)
    {
        if (lastId == 7_300_000_000_000_000_000)
        {
            await room.Product.Sender.SendAsync(room.Product.Sender.Event("subscribe", user: Citizen));
        }

        room.Product.Database.Clock.Advance(TimeSpan.FromMilliseconds(1500));
        return (await room.Product.Sender.SendAsync(room.Product.Sender.Text(words, Citizen, ++lastId))).Body;
    }

    private static string? LastWord(JsonElement shown) => shown.GetProperty("timeline").EnumerateArray().Last().GetProperty("comment").GetString();

    private static string ProofIn(string text) => text.Split("proof=")[1].Split('"', '\\')[0];

    /// <summary>The page behind the first link of a message.</summary>
    private static Task<string> PageAsync(CaseRoom room, string text) => room.Operators.Anonymous().GetStringAsync(
        $"/cases/progress?number={text.Split("/cases/progress?number=")[1].Split('&')[0]}&proof={ProofIn(text)}", Cancellation);

    private static async Task<(HttpStatusCode Status, string Page)> RateAsync(CaseRoom room, string number, string proof, string score, string remark)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("number", number), KeyValuePair.Create("proof", proof), KeyValuePair.Create("score", score), KeyValuePair.Create("remark", remark)]);
        using var answer = await room.Operators.Anonymous().PostAsync("/cases/progress", form, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
