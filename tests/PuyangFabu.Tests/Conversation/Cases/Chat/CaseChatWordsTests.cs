using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases.Chat;

/// <summary>The words of a step as people type them, with faces around them.</summary>
public sealed class CaseChatWordsTests(TestDatabases databases)
{
    private const string Teller = "oCitizen";

    private long lastId = 7_400_000_000_000_000_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_words_of_a_step_may_have_faces_around_them_and_what_is_told_keeps_its_own()
    {
        await using var room = await OpenAsync();
        await SayAsync(room, "我要留言");
        Assert.Contains("【2/6】", await SayAsync(room, "3😀"), StringComparison.Ordinal);
        Assert.Contains("【3/6】", await SayAsync(room, "跳过😀"), StringComparison.Ordinal);
        Assert.Contains("【4/6】", await SayAsync(room, "路灯坏了😡[发怒]"), StringComparison.Ordinal);
        Assert.Contains("【5/6】", await SayAsync(room, "完成/:strong"), StringComparison.Ordinal);
        Assert.Contains("【6/6】", await SayAsync(room, "匿名[微笑]"), StringComparison.Ordinal);
        Assert.Contains("编号：", await SayAsync(room, "不可以😀"), StringComparison.Ordinal);
        await room.Product.Services.StepAsync<CaseHandIn>();

        var id = Assert.Single((await room.Editor.CallAsync("GET", "/api/cases")).Json.GetProperty("items").EnumerateArray()).GetProperty("id").GetInt64();
        var made = (await room.Editor.CallAsync("GET", $"/api/cases/{id}")).Json;
        Assert.Equal(
            ("投诉", "路灯坏了😡[发怒]", true, false),
            (made.GetProperty("type").GetString(), made.GetProperty("text").GetString(), made.GetProperty("anonymous").GetBoolean(), made.GetProperty("publishable").GetBoolean()));
    }

    [Fact]
    public async Task Who_gives_up_with_a_face_has_given_up()
    {
        await using var room = await OpenAsync();
        await SayAsync(room, "我要留言");
        Assert.Contains("【2/6】", await SayAsync(room, "求助"), StringComparison.Ordinal);
        await SayAsync(room, "跳过");

        Assert.Contains("已取消", await SayAsync(room, "取消😀"), StringComparison.Ordinal);
        Assert.Equal(0, await room.Product.Database.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from case_drafts"), Cancellation));
    }

    private async Task<CaseRoom> OpenAsync()
    {
        var room = await CaseRoom.OpenAsync(databases);
        await room.Product.Sender.SendAsync(room.Product.Sender.Event("subscribe", user: Teller));
        return room;
    }

    private async Task<string> SayAsync(CaseRoom room, string words)
    {
        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        return (await room.Product.Sender.SendAsync(room.Product.Sender.Text(words, Teller, ++lastId))).Body;
    }
}
