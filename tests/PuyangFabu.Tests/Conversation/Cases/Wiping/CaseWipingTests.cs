using System.Net;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Console.Cases;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases.Wiping;

/// <summary>What a citizen wrote goes at his wish, by a chief, where the case is over.</summary>
public sealed class CaseWipingTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_chief_takes_away_what_was_written_and_the_numbers_stay(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var id = await room.InStateAsync(CaseState.Closed);
        var running = await room.InStateAsync(CaseState.Handling);
        await CaseRoom.DoAsync(room.Chief, running, "wipe", new { comment = "市民要求" }, HttpStatusCode.Conflict);
        await CaseRoom.DoAsync(room.Chief, id, "wipe", null, HttpStatusCode.BadRequest);
        foreach (var other in new[] { room.Editor, room.Publisher, room.Agent })
        {
            await CaseRoom.DoAsync(other, id, "wipe", new { comment = "市民要求" }, HttpStatusCode.Forbidden);
        }

        var before = (await room.Chief.CallAsync("GET", $"/api/cases/{id}")).Json;
        var wiped = (await CaseRoom.DoAsync(room.Chief, id, "wipe", new { comment = "市民要求" })).Json;
        foreach (var gone in new[] { "路灯", "人民路", "已经修好" })
        {
            Assert.Contains(gone, before.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(gone, wiped.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(("closed", false, before.GetProperty("number").GetString()), (wiped.GetProperty("state").GetString(), wiped.GetProperty("hasContact").GetBoolean(), wiped.GetProperty("number").GetString()));
        var last = wiped.GetProperty("timeline").EnumerateArray().Last();
        Assert.Equal(("wipe", "市民要求"), (last.GetProperty("action").GetString(), last.GetProperty("comment").GetString()));
        Assert.Equal("wiped", (await CaseRoom.DoAsync(room.Chief, id, "wipe", new { comment = "再来" }, HttpStatusCode.Conflict)).Json.GetProperty("code").GetString());
        Assert.Equal(0, await room.Product.Database.Database.ReadAsync(
            session => session.ScalarAsync<long>("select count(*) from cases where id = @id and (title <> '' or text <> '' or contact <> '' or answer <> '')", new { id }), CancellationToken.None));
        Assert.Equal(1, await room.Product.Database.Database.ReadAsync(
            static session => session.ScalarAsync<long>("select count(*) from audit_log where action = 'case.wipe' and refused = ''"), CancellationToken.None));
    }

    [Fact]
    public async Task The_page_says_what_goes_and_asks_for_the_number()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var path = $"/console/cases/{await room.InStateAsync(CaseState.Closed)}";
        using var chief = await room.EnterAsync("zongbian", Role.Chief);
        using var form = await chief.OpenAsync($"{path}/wipe");
        Assert.Contains("标题、市民说的话、地点、联系方式、图片", chief.Html, StringComparison.Ordinal);
        Assert.Contains("要在“稿件”里另行撤稿", chief.Html, StringComparison.Ordinal);
        using var wrong = await chief.SendAsync($"{path}/wipe", ("revision", chief.Field("revision")), ("comment", "市民要求"), ("typed", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("市民要求</textarea>", chief.Html, StringComparison.Ordinal);
        using var again = await chief.OpenAsync($"{path}/wipe");
        var number = System.Text.RegularExpressions.Regex.Match(chief.Html, "输入编号“(\\d{12})”").Groups[1].Value;
        await chief.DoneAsync($"{path}/wipe", "wiped", ("comment", "市民要求"), ("typed", number));
        using var after = await chief.OpenAsync(path);
        Assert.Contains("内容已经清除", chief.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("路灯", chief.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"{path}/wipe", chief.Html, StringComparison.Ordinal);
    }
}
