using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Content.Checks.Words;

/// <summary>Word lists and checks as programs call them.</summary>
public sealed class WordListApiTests(TestDatabases databases) : IAsyncLifetime
{
    private const string Csv = "kind,words,severity,suggestion\nexact,帐户,block,账户\n";

    private ProductHost host = null!;
    private OperatorDriver operators = null!;

    public async ValueTask InitializeAsync()
    {
        host = await ProductHost.StartAsync(databases, settings: ["--Checks:Links", "false"]);
        operators = OperatorDriver.Of(host);
    }

    public async ValueTask DisposeAsync()
    {
        operators.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_list_that_is_put_checks_texts_until_it_is_deleted()
    {
        var chief = await operators.WithRolesAsync("chief");
        var editor = await operators.WithRolesAsync("editor");
        Assert.DoesNotContain("words:易错词", await RulesAsync(editor));

        using var put = await chief.PutAsync("/api/word-lists/易错词", Content(Csv));
        Assert.Equal(1, (await OperatorDriver.ReadAsync(put)).GetProperty("rules").GetInt32());
        await host.FollowChangesAsync();
        Assert.Contains("words:易错词", await RulesAsync(editor));
        var lists = await chief.GetFromJsonAsync<JsonElement>("/api/word-lists");
        Assert.Equal(("易错词", 1, 1), (lists[0].GetProperty("name").GetString(), lists[0].GetProperty("rules").GetInt32(), lists[0].GetProperty("enabled").GetInt32()));
        using var file = await chief.GetAsync("/api/word-lists/易错词");
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains("exact,帐户,block,账户", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var deleted = await chief.DeleteAsync("/api/word-lists/易错词");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await host.FollowChangesAsync();
        Assert.DoesNotContain("words:易错词", await RulesAsync(editor));
        using var gone = await chief.GetAsync("/api/word-lists/易错词");
        await OperatorDriver.RefusedAsync(gone, HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task A_bad_line_is_named_and_the_list_stays()
    {
        var chief = await operators.WithRolesAsync("chief");
        using var good = await chief.PutAsync("/api/word-lists/a", Content(Csv));
        using var bad = await chief.PutAsync("/api/word-lists/a", Content(Csv + "exact,词,serious,\npattern,(,hint,\n"));
        var problem = await OperatorDriver.RefusedAsync(bad, HttpStatusCode.BadRequest, "badWordList");
        Assert.Equal(["line 3", "line 4"], problem.GetProperty("errors").EnumerateObject().Select(static error => error.Name));
        Assert.Equal(1, (await chief.GetFromJsonAsync<JsonElement>("/api/word-lists"))[0].GetProperty("rules").GetInt32());
    }

    [Fact]
    public async Task Those_without_the_right_neither_see_nor_change_lists()
    {
        var editor = await operators.WithRolesAsync("editor");
        using var list = await editor.GetAsync("/api/word-lists");
        Assert.Equal(HttpStatusCode.Forbidden, list.StatusCode);
        using var put = await editor.PutAsync("/api/word-lists/a", Content(Csv));
        Assert.Equal(HttpStatusCode.Forbidden, put.StatusCode);
    }

    [Fact]
    public async Task Findings_carry_place_and_severity_and_no_personal_data()
    {
        var editor = await operators.WithRolesAsync("editor");
        using var response = await editor.PostAsJsonAsync("/api/checks", new { title = "通知", body = "第一段。\n\n联系人身份证11010519491231002X，手机13812345678。", source = "濮阳发布" });
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("19491231", text, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", text, StringComparison.Ordinal);
        var findings = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("findings").EnumerateArray().ToArray();
        Assert.Equal(["block", "confirm"], findings.Select(static finding => finding.GetProperty("severity").GetString()));
        Assert.Equal(("id-card", "body", 2, 6, 18), (
            findings[0].GetProperty("rule").GetString(), findings[0].GetProperty("field").GetString(),
            findings[0].GetProperty("place").GetProperty("line").GetInt32(), findings[0].GetProperty("place").GetProperty("offset").GetInt32(), findings[0].GetProperty("place").GetProperty("length").GetInt32()));
        Assert.Equal(24, findings[0].GetProperty("id").GetString()!.Length);
    }

    [Fact]
    public async Task A_text_that_cannot_be_a_page_is_refused()
    {
        var editor = await operators.WithRolesAsync("editor");
        using var both = await editor.PostAsJsonAsync("/api/checks", new { title = "a", body = "a", html = "<p>a</p>" });
        await OperatorDriver.RefusedAsync(both, HttpStatusCode.BadRequest, "badInput");
        using var deep = await editor.PostAsJsonAsync("/api/checks", new { title = "a", html = string.Concat(Enumerable.Repeat("<div>", 5000)) });
        await OperatorDriver.RefusedAsync(deep, HttpStatusCode.BadRequest, "badInput");
        using var longBody = await editor.PostAsJsonAsync("/api/checks", new { title = "a", body = new string('a', 1_000_001) });
        await OperatorDriver.RefusedAsync(longBody, HttpStatusCode.BadRequest, "badInput");
    }

    private static async Task<IReadOnlyList<string?>> RulesAsync(HttpClient client)
    {
        using var response = await client.PostAsJsonAsync("/api/checks", new { title = "开立帐户" });
        return [.. (await OperatorDriver.ReadAsync(response)).GetProperty("findings").EnumerateArray().Select(static finding => finding.GetProperty("rule").GetString())];
    }

    private static StringContent Content(string csv) => new(csv, Encoding.UTF8, "text/csv");
}
