using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Console.Cases;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases.Units;

/// <summary>A unit leaves the directory while it handles cases: nothing is lost, and everybody is told.</summary>
public sealed class GoneUnitTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Its_open_cases_are_named_before_it_goes_and_stay_on_the_desk_afterwards(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var id = await room.InStateAsync(CaseState.Handling);
        await room.InStateAsync(CaseState.Closed);
        using var editor = await room.EnterAsync("bianji", Role.Editor);
        using var quiet = await editor.OpenAsync($"/console/directory/{room.OtherUnit}/delete");
        Assert.DoesNotContain("在办的诉求", editor.Html, StringComparison.Ordinal);
        using var ask = await editor.OpenAsync($"/console/directory/{room.Unit}/delete");
        Assert.Contains("它还有 1 件在办的诉求", editor.Html, StringComparison.Ordinal);
        using var gone = await editor.SendAsync($"/console/directory/{room.Unit}/delete", ("revision", editor.Field("revision")));
        Assert.Equal(HttpStatusCode.SeeOther, gone.StatusCode);

        using var page = await editor.OpenAsync($"/console/cases/{id}");
        Assert.Contains("承办单位“市甲局”已不在名录里，请改派", editor.Html, StringComparison.Ordinal);
        Assert.True((await room.Editor.CallAsync("GET", $"/api/cases/{id}")).Json.GetProperty("unitGone").GetBoolean());

        // Whoever saves the desk as it stands does not take the cases from it.
        using var admin = await room.EnterAsync("guanli", Role.Admin);
        using var desks = await admin.OpenAsync("/console/cases/desks");
        var desk = Regex.Match(admin.Html, "/console/cases/desks/\\d+").Value;
        using var form = await admin.OpenAsync(desk);
        Assert.Matches($"value=\"{room.Unit}\"[^>]*checked", admin.Html);
        using var saved = await admin.SendAsync(desk, ("units", $"{room.Unit}"), ("units", $"{room.OtherUnit}"));
        Assert.Equal("/console/cases/desks?done=saved", saved.Target());
        Assert.Equal("市甲局", (await room.Agent.CallAsync("GET", $"/api/cases/{id}")).Json.GetProperty("unitName").GetString());
        await CaseRoom.DoAsync(room.Agent, id, "answer", new { text = "已经修好" });

        // One that never lay on a desk is no unit.
        var other = await room.Operators.CreateAsync("agent-wu", Role.Agent);
        await (await room.Operators.AdminAsync()).CallAsync("PUT", $"/api/cases/desks/{other}", new { units = new[] { room.Unit } }, HttpStatusCode.BadRequest);
    }
}
