using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.CitizenServices;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Content.CitizenServices;

/// <summary>What somebody wrote of a service is effective at once and looked over by somebody else.</summary>
public sealed class CitizenServiceReviewTests(TestDatabases databases)
{
    private const string List = "/console/services";

    [Theory, EachDatabase]
    public async Task A_service_is_shown_at_once_and_marked_until_a_second_person_has_read_it(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        var (editor, reviewer, both) = (await driver.WithRolesAsync(Role.Editor), await driver.WithRolesAsync(Role.Reviewer), await driver.WithRolesAsync(Role.Editor, Role.Reviewer));
        var made = await both.CallAsync("POST", "/api/services", new { name = "甲项缴费", text = "交甲项的费", phone = "0393-1234567" }, HttpStatusCode.Created);
        var path = $"/api/services/{made.Id}";
        Assert.True(made.Json.GetProperty("toCheck").GetBoolean());
        Assert.Contains("甲项缴费", await driver.Anonymous().GetStringAsync("/services?q=甲项"), StringComparison.Ordinal);

        // Who wrote it, who may not, who read something else.
        Assert.Equal("ownWork", await CodeAsync(both, $"{path}/review", 1, HttpStatusCode.Forbidden));
        Assert.Equal("noRight", await CodeAsync(editor, $"{path}/review", 1, HttpStatusCode.Forbidden));
        Assert.Equal("staleRevision", await CodeAsync(reviewer, $"{path}/review", 2, HttpStatusCode.PreconditionFailed));
        await reviewer.CallAsync("POST", $"{path}/review", "{}", HttpStatusCode.BadRequest);
        await reviewer.CallAsync("POST", "/api/services/999999/review", new { revision = 1 }, HttpStatusCode.NotFound);
        Assert.True((await editor.CallAsync("GET", path)).Json.GetProperty("toCheck").GetBoolean());

        var reviewed = await reviewer.CallAsync("POST", $"{path}/review", new { revision = 1 });
        Assert.Equal((false, 1, 1L, "reviewer"), (reviewed.Json.GetProperty("toCheck").GetBoolean(), reviewed.Revision, reviewed.Json.GetProperty("reviewedRevision").GetInt64(), reviewed.Json.GetProperty("reviewedBy").GetString()));
        Assert.Equal("illegalMove", await CodeAsync(reviewer, $"{path}/review", 1, HttpStatusCode.Conflict));

        // Both who changed it since have a hand in what is to be read now; who read it before has none.
        await editor.CallAsync("PUT", path, new { name = "甲项缴费", text = "交甲项的费", phone = "0393-7654321" });
        var changed = await both.CallAsync("PUT", path, new { name = "甲项缴费", text = "交甲项的费用", phone = "0393-7654321" });
        Assert.Equal((true, 1L), (changed.Json.GetProperty("toCheck").GetBoolean(), changed.Json.GetProperty("reviewedRevision").GetInt64()));
        Assert.Equal("ownWork", await CodeAsync(both, $"{path}/review", 3, HttpStatusCode.Forbidden));
        await reviewer.CallAsync("POST", $"{path}/review", new { revision = 3 });
        Assert.Equal(2, await host.Database.Database.ReadAsync(
            static session => session.ScalarAsync<long>("select count(*) from audit_log where action = 'service.review' and refused = ''"), CancellationToken.None));

        // What comes back was looked at by nobody.
        await editor.CallAsync("DELETE", path, null, HttpStatusCode.NoContent);
        Assert.True((await editor.CallAsync("POST", $"{path}/versions/3/restore")).Json.GetProperty("toCheck").GetBoolean());
    }

    [Theory, EachDatabase]
    public async Task The_page_shows_what_changed_since_it_was_read_last(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider, settings: ["--Storage:SampleContent", "false"]);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        using var reviewer = await host.EnterAsync(driver, Role.Reviewer);
        using var form = await editor.OpenAsync($"{List}/new");
        using var made = await editor.SendAsync($"{List}/new", ("name", "水费"), ("text", "交水费"), ("phone", "0393-1234567"), ("unit", "市水务公司"));
        var service = Assert.Single(await host.Services.GetRequiredService<CitizenServiceStore>().ListAsync(CancellationToken.None));
        var page = $"{List}/{service.Id}/review";

        using var desk = await reviewer.OpenAsync("/console");
        Assert.Contains($"{List}?state=check", reviewer.Html, StringComparison.Ordinal);
        using var list = await reviewer.OpenAsync($"{List}?state=check");
        Assert.Contains("待核对</span>", reviewer.Html, StringComparison.Ordinal);
        using var first = await reviewer.OpenAsync(page);
        Assert.Contains("还没有第二个人核对过", reviewer.Html, StringComparison.Ordinal);
        using var read = await reviewer.SendAsync(page, ("revision", reviewer.Field("revision")));
        Assert.Equal($"{List}?done=reviewed", read.Target());
        using var none = await reviewer.OpenAsync($"{List}?state=check");
        Assert.Contains("没有符合条件的服务", reviewer.Html, StringComparison.Ordinal);
        using var again = await reviewer.OpenAsync(page);
        Assert.Contains("已经核对过了", reviewer.Html, StringComparison.Ordinal);

        using var open = await editor.OpenAsync($"{List}/import");
        using var shown = await editor.SendFileAsync($"{List}/import", "服务.csv", "名称,电话\n水费,0393-7654321\n"u8.ToArray(), ("rest", "keep"));
        using var imported = await editor.SendAsync($"{List}/import", ("kept", editor.Field("kept")), ("seen", editor.Field("seen")), ("rest", "keep"));
        Assert.Equal($"{List}?done=imported", imported.Target());
        using var second = await reviewer.OpenAsync(page);
        Assert.Matches("电话</td>\\s*<td[^>]*>0393-1234567</td>\\s*<td[^>]*>0393-7654321</td>", reviewer.Html);
        Assert.DoesNotContain("市水务公司</td>", reviewer.Html, StringComparison.Ordinal);
        var seen = reviewer.Field("revision");
        using var change = await editor.OpenAsync($"{List}/{service.Id}");
        using var saved = await editor.SendAsync($"{List}/{service.Id}", ("revision", editor.Field("revision")), ("name", "水费"), ("text", "交水费"), ("phone", "12345"));
        using var late = await reviewer.SendAsync(page, ("revision", seen));
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        using var refused = await editor.OpenAsync(page);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_sample_says_by_its_own_mark_that_nobody_looked_and_is_saved_first()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var (editor, reviewer) = (await driver.WithRolesAsync(Role.Editor), await driver.WithRolesAsync(Role.Reviewer));
        var sample = (await editor.CallAsync("GET", "/api/services")).Json.GetProperty("items").EnumerateArray().First(static item => item.GetProperty("sample").GetBoolean());
        var path = $"/api/services/{sample.GetProperty("id").GetInt64()}";
        Assert.False(sample.GetProperty("toCheck").GetBoolean());
        Assert.Equal("illegalMove", await CodeAsync(reviewer, $"{path}/review", 1, HttpStatusCode.Conflict));

        var saved = await editor.CallAsync("PUT", path, sample.ToString());
        Assert.Equal((false, true), (saved.Json.GetProperty("sample").GetBoolean(), saved.Json.GetProperty("toCheck").GetBoolean()));
    }

    private static async Task<string?> CodeAsync(HttpClient client, string path, long revision, HttpStatusCode expected) =>
        (await client.CallAsync("POST", path, new { revision }, expected)).Json.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String ? code.GetString() : null;
}
