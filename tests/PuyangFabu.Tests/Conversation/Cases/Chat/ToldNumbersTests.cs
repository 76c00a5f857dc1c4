using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases.Chat;

/// <summary>Telephone numbers in what a citizen tells in the chat.</summary>
public sealed class ToldNumbersTests(TestDatabases databases)
{
    private const string Teller = "oCitizen";

    private long lastId = 7_300_000_000_000_000_000;

    [Fact]
    public async Task A_number_that_is_sent_before_it_is_asked_for_is_sealed_and_one_in_the_words_is_for_who_receives()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        await room.Product.Sender.SendAsync(room.Product.Sender.Event("subscribe", user: Teller));
        foreach (var words in new[] { "我要留言", "3", "华龙区人民路" })
        {
            await SayAsync(room, words);
        }

        var told = await SayAsync(room, "路灯坏了三天，老板电话 13987654321");
        Assert.Contains("里面的号码会打上星号", told, StringComparison.Ordinal);
        Assert.Contains("【4/6】", told, StringComparison.Ordinal);
        Assert.Contains("已作为您的联系方式密封保存", await SayAsync(room, "我的电话：13812345678"), StringComparison.Ordinal);
        foreach (var words in new[] { "完成", "跳过", "可以" })
        {
            await SayAsync(room, words);
        }

        await room.Product.Services.StepAsync<CaseHandIn>();
        var (editor, reviewer) = (room.Editor, room.Reviewer);
        var id = (await editor.CallAsync("GET", "/api/cases")).Json.GetProperty("items")[0].GetProperty("id").GetInt64();

        Assert.Empty((await editor.CallAsync("GET", "/api/inbox?q=13812345678")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal("路灯坏了三天，老板电话 13987654321", (await editor.CallAsync("GET", $"/api/cases/{id}")).Json.GetProperty("text").GetString());
        Assert.Equal("路灯坏了三天，老板电话 139******21", (await reviewer.CallAsync("GET", $"/api/cases/{id}")).Json.GetProperty("text").GetString());
        Assert.Equal("我的电话：13812345678", (await editor.CallAsync("GET", $"/api/cases/{id}/contact")).Json.GetProperty("contact").GetString());
    }

    [Theory]
    [InlineData("13812345678", true)]
    [InlineData("手机号：138 1234 5678。", true)]
    [InlineData("我的联系电话是0393-6666666", true)]
    [InlineData("商家电话13812345678", false)]
    [InlineData("13812345678 打不通", false)]
    [InlineData("201606280001", false)]
    public void Ones_own_number_alone_is_told_from_words_about_a_number(string words, bool alone) => Assert.Equal(alone, ToldContact.IsAll(words));

    private async Task<string> SayAsync(CaseRoom room, string words)
    {
        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        return (await room.Product.Sender.SendAsync(room.Product.Sender.Text(words, Teller, ++lastId))).Body;
    }
}
