using System.Net;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console;

/// <summary>What a board, a unit, a service and a year of the calendar were before, and the way back.</summary>
public sealed class VersionPagesTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Each_version_says_what_it_changed_and_an_earlier_one_is_brought_back(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var unit = (await room.Editor.PostAsync("/api/directory", new { kind = "部门", name = "防汛办", phone = "0393-1" })).Ok().Body.GetProperty("id").GetInt64();
        (await room.Editor.PutAsync($"/api/directory/{unit}", new { kind = "部门", name = "防汛办", phone = "0393-2", summary = "防汛" })).Ok();
        using var editor = await room.EnterAsync("editor");
        using var chief = await room.EnterAsync("chief");
        var path = $"/console/directory/{unit}/versions";

        await editor.OpenAsync("/console/directory");
        Assert.Contains($"href=\"{path}\"", editor.Html, StringComparison.Ordinal);
        await editor.OpenAsync(path);
        Assert.Matches("第 2 版[\\s\\S]*做什么的、电话[\\s\\S]*现在用的[\\s\\S]*第 1 版[\\s\\S]*第一版", WebUtility.HtmlDecode(editor.Html));
        await editor.OpenAsync($"{path}?version=1");
        Assert.Matches("<del>0393-2</del>[\\s\\S]*<ins>0393-1</ins>", editor.Html);
        await chief.OpenAsync($"{path}?version=1");
        Assert.DoesNotContain("恢复这一版", chief.Html, StringComparison.Ordinal);
        using var barred = await chief.SendAsync($"{path}?version=1");
        Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);
        using var restored = await editor.SendAsync($"{path}?version=1");
        Assert.Equal("/console/directory?done=restored", restored.Target());
        var now = (await room.Editor.GetAsync($"/api/directory/{unit}")).Ok().Body;
        Assert.Equal("0393-1", now.GetProperty("phone").GetString());
        using var none = await editor.OpenAsync($"{path}?version=9");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Boards_services_and_years_have_the_same_page()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        (await room.Editor.PostAsync("/api/boards", new { slug = "fangxun", name = "防汛" })).Ok();
        (await room.Editor.PutAsync("/api/boards/fangxun", new { name = "防汛抗旱", visible = false })).Ok();
        var service = (await room.Editor.PostAsync("/api/services", new { name = "查公交", text = "查公交到站。", phone = "0393-1" })).Ok().Body.GetProperty("id").GetInt64();
        (await room.Editor.PutAsync($"/api/services/{service}", new { name = "查公交", text = "查公交到站。", phone = "0393-2" })).Ok();
        (await room.Editor.PutAsync("/api/calendar/2017", new { holidays = new[] { "2017-01-02" } })).Ok();
        (await room.Editor.PutAsync("/api/calendar/2017", new { holidays = new[] { "2017-01-02", "2017-01-03" } })).Ok();
        using var editor = await room.EnterAsync("editor");
        foreach (var (path, changed, next) in new[]
        {
            ("/console/boards/fangxun/versions", "名称、在网页和菜单上显示", "/console/boards?done=restored"),
            ($"/console/services/{service}/versions", "电话", "/console/services?done=restored"),
            ("/console/calendar/2017/versions", "放假", "/console/calendar?done=saved"),
        })
        {
            await editor.OpenAsync(path);
            Assert.Contains(changed, WebUtility.HtmlDecode(editor.Html), StringComparison.Ordinal);
            await editor.OpenAsync($"{path}?version=1");
            using var restored = await editor.SendAsync($"{path}?version=1");
            Assert.Equal(next, restored.Target());
        }

        Assert.Equal(1, (await room.Editor.GetAsync("/api/calendar/2017")).Ok().Body.GetProperty("holidays").GetArrayLength());
        Assert.Equal("防汛", (await room.Editor.GetAsync("/api/boards/fangxun")).Ok().Body.GetProperty("name").GetString());
    }
}
