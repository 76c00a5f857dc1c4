using System.Net;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Console.Cases;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases.Informants;

/// <summary>What informants tell is seen by those who are named, by chiefs while nobody is, and without the informant by the unit that handles it.</summary>
public sealed class ReportReadersTests(TestDatabases databases)
{
    private static readonly object Report = new { type = "举报", title = "夜里偷排", text = "某厂夜里偷排", contact = "13600000000", anonymous = false, publishable = false };

    [Theory, EachDatabase]
    public async Task While_nobody_is_named_the_chiefs_see_them_and_then_those_who_are(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var id = (await room.CreateAsync(Report)).Id;
        var other = (await room.CreateAsync()).Id;
        Assert.Equal([other, id], await IdsAsync(room.Chief));
        foreach (var blind in new[] { room.Editor, room.Reviewer, room.Publisher })
        {
            Assert.Equal([other], await IdsAsync(blind));
            await blind.CallAsync("GET", $"/api/cases/{id}", null, HttpStatusCode.NotFound);
        }

        await CaseRoom.DoAsync(room.Editor, id, "accept", null, HttpStatusCode.NotFound);
        await room.Editor.CallAsync("GET", $"/api/cases/{id}/contact", null, HttpStatusCode.NotFound);
        Assert.Empty(await IdsAsync(room.Editor, $"?q={Uri.EscapeDataString("偷排")}"));
        Assert.Empty(await IdsAsync(room.Editor, $"?type={Uri.EscapeDataString("举报")}"));

        // The named editor sees them; the chief, who is not named, no more.
        var named = await room.Operators.CreateAsync("zhuanren", Role.Editor);
        await room.Chief.CallAsync("PUT", "/api/cases/report-readers", new { operators = new[] { named } });
        var reader = await room.Operators.SignInAsync("zhuanren");
        Assert.Equal([other, id], await IdsAsync(reader));
        Assert.Equal("13600000000", (await reader.CallAsync("GET", $"/api/cases/{id}/contact")).Json.GetProperty("contact").GetString());
        Assert.Equal([other], await IdsAsync(room.Chief));
        await room.Chief.CallAsync("GET", $"/api/cases/{id}", null, HttpStatusCode.NotFound);
        Assert.Equal(1, await room.Product.Database.Database.ReadAsync(
            static session => session.ScalarAsync<long>("select count(*) from audit_log where action = 'case.nameReaders' and refused = ''"), CancellationToken.None));
    }

    [Theory, EachDatabase]
    public async Task The_unit_that_handles_it_sees_what_happened_and_not_who_told(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var helper = await room.AgentAsync("agent-yi", room.OtherUnit);
        var both = await room.Operators.CreateAsync("editor-at-desk", Role.Editor);
        await (await room.Operators.AdminAsync()).CallAsync("PUT", $"/api/cases/desks/{both}", new { units = new[] { room.Unit } });
        var desk = await room.Operators.SignInAsync("editor-at-desk");
        var id = (await room.CreateAsync(Report)).Id;
        Assert.Empty(await IdsAsync(desk));
        await CaseRoom.DoAsync(room.Chief, id, "accept");
        await CaseRoom.DoAsync(room.Chief, id, "assign", new { unit = room.Unit, helping = new[] { room.OtherUnit } });

        foreach (var unit in new[] { room.Agent, helper, desk })
        {
            Assert.Equal([id], await IdsAsync(unit));
            var seen = (await unit.CallAsync("GET", $"/api/cases/{id}")).Json;
            Assert.Equal(("某厂夜里偷排", false), (seen.GetProperty("text").GetString(), seen.GetProperty("mayReach").GetBoolean()));
            await unit.CallAsync("GET", $"/api/cases/{id}/contact", null, HttpStatusCode.Forbidden);
        }

        // Of what is no report the main unit calls back; who helps does not.
        var plain = (await room.CreateAsync()).Id;
        await CaseRoom.DoAsync(room.Editor, plain, "accept");
        await CaseRoom.DoAsync(room.Editor, plain, "assign", new { unit = room.Unit, helping = new[] { room.OtherUnit } });
        Assert.Equal("13812345678", (await room.Agent.CallAsync("GET", $"/api/cases/{plain}/contact")).Json.GetProperty("contact").GetString());
        await helper.CallAsync("GET", $"/api/cases/{plain}/contact", null, HttpStatusCode.Forbidden);
        Assert.False((await helper.CallAsync("GET", $"/api/cases/{plain}")).Json.GetProperty("mayReach").GetBoolean());
    }

    [Fact]
    public async Task Chiefs_and_security_name_people_who_see_cases_and_nobody_else_does()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var agent = await room.Operators.CreateAsync("agent-bing", Role.Agent);
        var security = await room.Operators.WithRolesAsync(Role.Security);
        foreach (var other in new[] { room.Editor, room.Reviewer, room.Publisher, room.Agent })
        {
            await other.CallAsync("PUT", "/api/cases/report-readers", new { operators = Array.Empty<long>() }, HttpStatusCode.Forbidden);
        }

        Assert.Contains("看不到诉求", (await security.CallAsync("PUT", "/api/cases/report-readers", new { operators = new[] { agent } }, HttpStatusCode.BadRequest)).Error("operators"), StringComparison.Ordinal);
        Assert.Contains("没有编号", (await security.CallAsync("PUT", "/api/cases/report-readers", new { operators = new[] { 999999 } }, HttpStatusCode.BadRequest)).Error("operators"), StringComparison.Ordinal);
        Assert.Contains("要写明", (await security.CallAsync("PUT", "/api/cases/report-readers", "{}", HttpStatusCode.BadRequest)).Error("operators"), StringComparison.Ordinal);
        await security.CallAsync("PUT", "/api/cases/report-readers", new { operators = Array.Empty<long>() });
    }

    [Fact]
    public async Task The_page_names_them_and_says_what_the_named_cannot_do()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        const string page = "/console/cases/report-readers";
        var named = await room.Operators.CreateAsync("fushen", Role.Reviewer);
        using var chief = await room.EnterAsync("zongbian", Role.Chief);
        using var editor = await room.EnterAsync("bianji", Role.Editor);
        using var open = await chief.OpenAsync(page);
        Assert.Contains("现在只有终审看得到举报", chief.Html, StringComparison.Ordinal);
        using var saved = await chief.SendAsync(page, ("operators", named.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal($"{page}?done=saved", saved.Target());
        using var after = await chief.OpenAsync(page);
        Assert.Contains("没有能受理的", chief.Html, StringComparison.Ordinal);
        using var refused = await editor.OpenAsync(page);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        // Who registers one is told that others go on with it.
        using var form = await editor.OpenAsync("/console/cases/new");
        using var made = await editor.SendAsync("/console/cases/new", ("type", "举报"), ("title", "夜里偷排"), ("text", "某厂夜里偷排"));
        Assert.Contains("由点名的人接着办理", editor.Html, StringComparison.Ordinal);
        Assert.Empty(editor.CasePaths());
        using var list = await editor.OpenAsync("/console/cases");
        Assert.Contains("举报只给点名的人看", editor.Html, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<long>> IdsAsync(HttpClient who, string query = "") =>
        [.. (await who.CallAsync("GET", $"/api/cases{query}")).Json.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("id").GetInt64())];
}
