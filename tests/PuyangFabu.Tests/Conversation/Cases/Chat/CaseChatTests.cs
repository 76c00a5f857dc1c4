using System.Net;
using System.Text.Json;
using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Conversation.Cases.Pictures;
using PuyangFabu.Conversation.FollowerCare;
using PuyangFabu.Conversation.Media;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using SkiaSharp;

namespace PuyangFabu.Tests.Conversation.Cases.Chat;

/// <summary>A citizen tells a case in the chat, a message a step.</summary>
public sealed class CaseChatTests(TestDatabases databases)
{
    private const string Teller = "oCitizen";

    /// <summary>A sender begins its numbers anew after a restart.</summary>
    private long lastId = 7_200_000_000_000_000_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_case_is_told_step_by_step_across_a_restart_and_is_there_with_number_and_code(string provider)
    {
        await using var room = await OpenAsync(provider);
        Assert.Contains("【1/6】这是哪一类", await SayAsync(room, "我要留言"), StringComparison.Ordinal);
        Assert.Contains("【2/6】在哪里", await SayAsync(room, "3"), StringComparison.Ordinal);
        Assert.Contains("【3/6】请说说是什么事", await SayAsync(room, "华龙区人民路"), StringComparison.Ordinal);
        await room.Product.RestartAsync();
        Assert.Contains("【4/6】有图片就发来", await SayAsync(room, "路灯坏了三天，请来修"), StringComparison.Ordinal);
        Assert.Contains("补充的已经记下", await SayAsync(room, "晚上很黑"), StringComparison.Ordinal);
        Assert.Contains("【5/6】请留一个联系电话", await SayAsync(room, "完成"), StringComparison.Ordinal);
        Assert.Contains("这不像联系方式", await SayAsync(room, "不知道呀"), StringComparison.Ordinal);
        Assert.Contains("【6/6】最后一问", await SayAsync(room, "13812345678"), StringComparison.Ordinal);

        var last = room.Product.Sender.Text("可以", Teller, ++lastId);
        var made = (await room.Product.Sender.SendAsync(last)).Body;
        Assert.Contains("编号：201606280001", made, StringComparison.Ordinal);
        var code = made.Split("查询码：")[1][..8];
        Assert.Equal(made, (await room.Product.Sender.SendAsync(last)).Body);
        Assert.Contains("201606280001（投诉）：待预审", await SayAsync(room, "进度"), StringComparison.Ordinal);

        await room.Product.Services.StepAsync<CaseHandIn>();
        await room.Product.Services.StepAsync<CaseHandIn>();

        using var operators = OperatorDriver.Of(room.Product);
        var editor = await operators.SignInAsync(Role.Editor);
        var found = Assert.Single((await editor.CallAsync("GET", "/api/cases")).Json.GetProperty("items").EnumerateArray());
        var shown = (await editor.CallAsync("GET", $"/api/cases/{found.GetProperty("id").GetInt64()}")).Json;
        Assert.Equal(
            ("201606280001", "投诉", "华龙区", "人民路", "路灯坏了三天，请来修\n晚上很黑", "chat", true, false),
            (Text(shown, "number"), Text(shown, "type"), Text(shown, "county"), Text(shown, "place"), Text(shown, "text"), Text(shown, "source"), shown.GetProperty("publishable").GetBoolean(), shown.GetProperty("anonymous").GetBoolean()));
        Assert.Equal("13812345678", Text((await editor.CallAsync("GET", $"/api/cases/{found.GetProperty("id").GetInt64()}/contact")).Json, "contact"));
        Assert.Contains("201606280001（投诉）：待预审，", await SayAsync(room, "进度"), StringComparison.Ordinal);
        using var progress = await operators.Anonymous().PostAsync("/cases/progress", new FormUrlEncodedContent([KeyValuePair.Create("number", "201606280001"), KeyValuePair.Create("code", code)]), Cancellation);
        Assert.Equal(HttpStatusCode.OK, progress.StatusCode);
        Assert.Equal(0, await CountAsync(room, "case_drafts"));
    }

    [Fact]
    public async Task Who_is_in_the_middle_may_go_on_begin_anew_or_give_up_and_nothing_else_takes_the_words()
    {
        await using var room = await OpenAsync();
        await SayAsync(room, "我要留言");
        await SayAsync(room, "投诉");
        await SayAsync(room, "跳过");

        // A rule, a board and a search would each have an answer.
        Assert.Contains("【4/6】", await SayAsync(room, "公积金"), StringComparison.Ordinal);
        var again = await SayAsync(room, "我要留言");
        Assert.Contains("您有一件还没有写完（公积金…）", again, StringComparison.Ordinal);
        Assert.Contains("/cases/new?key=", again, StringComparison.Ordinal);
        Assert.Contains("【4/6】", await SayAsync(room, "继续"), StringComparison.Ordinal);
        Assert.Contains("好，从头来。\n【1/6】", await SayAsync(room, "重新开始"), StringComparison.Ordinal);
        Assert.Contains("没看懂，请回复数字", await SayAsync(room, "嗯？"), StringComparison.Ordinal);
        Assert.Contains("您写的已经记下。\n【1/6】", await SayAsync(room, "我家楼下的井盖不见了"), StringComparison.Ordinal);
        Assert.Contains("已取消", await SayAsync(room, "取消"), StringComparison.Ordinal);
        Assert.DoesNotContain("【", await SayAsync(room, "你好"), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(room, "case_drafts"));
    }

    [Fact]
    public async Task Who_says_something_else_half_an_hour_later_is_answered_and_can_still_go_on_for_a_day()
    {
        await using var room = await OpenAsync();
        await SayAsync(room, "我要留言");
        await SayAsync(room, "投诉");
        await SayAsync(room, "华龙区");
        room.Product.Database.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.DoesNotContain("【", await SayAsync(room, "你好"), StringComparison.Ordinal);
        Assert.Contains("【3/6】", await SayAsync(room, "继续"), StringComparison.Ordinal);
        room.Product.Database.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Contains("【1/6】", await SayAsync(room, "我要留言"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_danger_are_answered_at_once_and_belong_to_the_case_all_the_same()
    {
        await using var room = await OpenAsync();
        await SayAsync(room, "我要求助");
        await SayAsync(room, "跳过");

        var answer = await SayAsync(room, "我家着火了救命");

        Assert.Contains("119", answer, StringComparison.Ordinal);
        Assert.Contains("【4/6】", answer, StringComparison.Ordinal);
        await FinishAsync(room);
        await room.Product.Services.StepAsync<CaseHandIn>();
        var found = (await room.Editor.CallAsync("GET", "/api/cases")).Json.GetProperty("items")[0];
        Assert.Equal("我家着火了救命", Text(found, "title"));
        Assert.False(string.IsNullOrEmpty(Text(found, "danger")));
    }

    [Theory, EachDatabase]
    public async Task Pictures_that_come_all_at_once_are_all_kept_and_shown_to_who_sees_the_case_alone(string provider)
    {
        await using var room = await OpenAsync(provider);
        await SayAsync(room, "我要留言");
        await SayAsync(room, "投诉");
        await SayAsync(room, "华龙区");
        await SayAsync(room, "垃圾没人清");
        for (var number = 0; number < 4; number++)
        {
            room.WeChat.Media.Files[$"m{number}"] = SamplePictures.Encoded(SKEncodedImageFormat.Jpeg, 64 + number, 32);
        }

        room.WeChat.Media.Files["m4"] = "no picture at all"u8.ToArray();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(number => SendAsync(room, "image", $"<PicUrl><![CDATA[http://a.example/1.jpg]]></PicUrl><MediaId><![CDATA[m{number}]]></MediaId>")));
        Assert.Contains("语音、视频、表情和文件放不进诉求", await SendAsync(room, "voice", "<MediaId><![CDATA[v]]></MediaId><Format><![CDATA[amr]]></Format>"), StringComparison.Ordinal);
        Assert.Contains("位置已经放进去了", await SendAsync(room, "location", "<Location_X>35.7</Location_X><Location_Y>115.0</Location_Y><Scale>20</Scale><Label><![CDATA[濮阳市华龙区黄河路1号]]></Label>"), StringComparison.Ordinal);
        await FinishAsync(room);
        await room.Product.Services.StepAsync<CaseHandIn>();
        for (var step = 0; step < 3; step++)
        {
            await room.Product.Services.StepAsync<MediaFetch>();
            room.Product.Database.Clock.Advance(TimeSpan.FromMinutes(3));
        }

        await room.Product.Services.StepAsync<CasePictureWork>();

        // Hours have not passed, but sessions of operators end sooner than that.
        var editor = await room.Operators.SignInAsync(Role.Editor);
        var id = (await editor.CallAsync("GET", "/api/cases")).Json.GetProperty("items")[0].GetProperty("id").GetInt64();
        var shown = (await editor.CallAsync("GET", $"/api/cases/{id}")).Json;
        var pictures = shown.GetProperty("pictures").EnumerateArray().Select(static path => path.GetString()!).ToList();
        Assert.Equal(4, pictures.Count);
        Assert.Single(shown.GetProperty("pictureNotes").EnumerateArray());
        Assert.Equal("濮阳市华龙区黄河路1号", Text(shown, "place"));
        using var picture = await editor.GetAsync(pictures[0], Cancellation);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await room.Agent.TryAsync("GET", pictures[0])).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await room.Operators.Anonymous().TryAsync("GET", pictures[0])).Status);
    }

    [Fact]
    public async Task A_tenth_picture_is_named_as_not_taken()
    {
        await using var room = await OpenAsync();
        await SayAsync(room, "我要留言");
        await SayAsync(room, "投诉");
        for (var number = 0; number < 9; number++)
        {
            Assert.Contains("图片已经放进去了", await PictureAsync(room, $"m{number}"), StringComparison.Ordinal);
        }

        Assert.Contains("最多 9 张图片，这一张没有放进去", await PictureAsync(room, "m9"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_that_asks_for_something_is_offered_to_be_a_case_with_what_was_written()
    {
        await using var room = await OpenAsync();
        const string Text = "我住在华龙区昆吾小区，楼下的烧烤店每天晚上吵到两三点，噪音很大，老人孩子都睡不着，打了好几次电话一直没有解决，希望有关部门来管一管。";

        var answer = await SayAsync(room, Text);

        Assert.Contains("您说的像是一件投诉", answer, StringComparison.Ordinal);
        Assert.Contains("地点：华龙区昆吾小区", answer, StringComparison.Ordinal);
        Assert.Contains("回复“留言”就行", answer, StringComparison.Ordinal);
        var key = answer.Split("/cases/new?key=")[1].Split('"')[0];
        var form = await room.Operators.Anonymous().GetStringAsync($"/cases/new?key={key}", Cancellation);
        Assert.Contains($">{Text}</textarea>", form, StringComparison.Ordinal);

        // Anything else is a question as ever.
        Assert.DoesNotContain("【4/6】", await SayAsync(room, "你好"), StringComparison.Ordinal);
        Assert.Contains("您写的已经填好了。\n【4/6】", await SayAsync(room, "留言"), StringComparison.Ordinal);
        Assert.Contains("编号：", await FinishAsync(room), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("昨天和朋友一起去了戚城公园，天气特别好，花都开了，湖边人不少，孩子们玩得很开心，中午在附近吃了一碗烩面，下午又去看了博物馆，傍晚才坐车回家，过得很充实")]
    [InlineData("路灯坏了没人管")]
    public async Task What_asks_for_nothing_or_is_short_is_no_offer(string words)
    {
        await using var room = await OpenAsync();

        Assert.DoesNotContain("您说的像是", await SayAsync(room, words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_ends_what_was_begun_in_the_chat_and_who_leaves_is_forgotten()
    {
        await using var room = await OpenAsync();
        var begun = await SayAsync(room, "我要留言");
        await SayAsync(room, "建议");
        using var form = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("key", begun.Split("/cases/new?key=")[1].Split('"')[0]), KeyValuePair.Create("type", "建议"), KeyValuePair.Create("text", "多修几个停车位"),
        ]);
        using var answer = await room.Operators.Anonymous().PostAsync("/cases/new", form, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, await CountAsync(room, "case_drafts"));

        await SayAsync(room, "我要留言");
        await room.Product.Sender.SendAsync(room.Product.Sender.Event("unsubscribe", user: Teller));
        await room.Product.Services.StepAsync<FollowerWipe>();
        Assert.Equal(0, await CountAsync(room, "case_drafts"));
    }

    [Fact]
    public async Task A_tap_on_the_menu_begins_it_and_the_code_is_shown_to_no_operator()
    {
        await using var room = await OpenAsync();
        Assert.Contains("【1/6】", (await room.Product.Sender.SendAsync(room.Product.Sender.Event("CLICK", "我要留言", Teller))).Body, StringComparison.Ordinal);
        await SayAsync(room, "建议");
        await SayAsync(room, "跳过");
        await SayAsync(room, "多修几个停车位");
        var code = (await FinishAsync(room)).Split("查询码：")[1][..8];

        var kept = await room.Product.Services.StepAsync<CaseHandIn>();
        Assert.Null(kept);
        var desk = (PuyangFabu.Conversation.FollowerCare.Conversations.ConversationDesk)room.Product.Services.GetService(typeof(PuyangFabu.Conversation.FollowerCare.Conversations.ConversationDesk))!;
        var follower = (await room.Editor.CallAsync("GET", "/api/followers")).Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        var answers = (await desk.ShowAsync(Actor.CommandLine, null, follower, Cancellation)).Value.Items.Select(static item => item.Answer?.Text ?? "").ToList();
        Assert.Contains(answers, static text => text.Contains("查询码：********", StringComparison.Ordinal));
        Assert.DoesNotContain(answers, text => text.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_sends_too_much_is_asked_to_rest_once_and_danger_is_answered_at_any_pace()
    {
        await using var room = await OpenAsync();
        for (var number = 0; number < 60; number++)
        {
            Assert.NotEqual("success", await SayAsync(room, "你好"));
        }

        Assert.Contains("请歇一歇", await SayAsync(room, "你好"), StringComparison.Ordinal);
        Assert.Equal("success", await SayAsync(room, "你好"));
        Assert.Contains("119", await SayAsync(room, "着火了救命"), StringComparison.Ordinal);
        room.Product.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual("success", await SayAsync(room, "你好"));
    }

    private async Task<CaseRoom> OpenAsync(string provider = "sqlite")
    {
        var room = await CaseRoom.OpenAsync(databases, provider);
        await room.Product.Sender.SendAsync(room.Product.Sender.Event("subscribe", user: Teller));
        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        return room;
    }

    /// <summary>From the pictures on; who says nothing of himself.</summary>
    private async Task<string> FinishAsync(CaseRoom room)
    {
        await SayAsync(room, "完成");
        await SayAsync(room, "匿名");
        return await SayAsync(room, "不可以");
    }

    private async Task<string> SayAsync(CaseRoom room, string words)
    {
        room.Product.Database.Clock.Advance(TimeSpan.FromMilliseconds(10));
        return (await room.Product.Sender.SendAsync(room.Product.Sender.Text(words, Teller, ++lastId))).Body;
    }

    private Task<string> PictureAsync(CaseRoom room, string media) =>
        SendAsync(room, "image", $"<PicUrl><![CDATA[http://a.example/1.jpg]]></PicUrl><MediaId><![CDATA[{media}]]></MediaId>");

    private async Task<string> SendAsync(CaseRoom room, string type, string nodes) =>
        (await room.Product.Sender.SendAsync(room.Product.Sender.Message(type, $"{nodes}<MsgId>{Interlocked.Increment(ref lastId)}</MsgId>", Teller))).Body;

    private static Task<long> CountAsync(CaseRoom room, string table) =>
        room.Product.Database.Database.ReadAsync(session => session.ScalarAsync<long>($"select count(*) from {table}"), Cancellation);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
