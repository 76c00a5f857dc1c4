using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.Operations.Runs;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Audit;

/// <summary>审计 over HTTP.</summary>
public sealed class AuditPagesTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Filters_stand_in_the_address_and_entries_are_in_words(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        var editor = await driver.AppointAsync("xiaoli", Role.Editor);
        var rule = (await editor.CallAsync("POST", "/api/reply-rules", new { name = "停水", keywords = new[] { "㐀㐁" }, replies = "不停" }, HttpStatusCode.Created)).Id;
        await editor.CallAsync("PUT", $"/api/reply-rules/{rule}", new { name = "停水", keywords = new[] { "㐀㐁" }, replies = "明天停", match = "contains" });
        await editor.CallAsync("DELETE", "/api/unanswered-words?words=没有过", null, HttpStatusCode.NotFound);
        await editor.CallAsync("PUT", "/api/synonyms", new { groups = new[] { new[] { "只有一个" } } }, HttpStatusCode.BadRequest);
        using var auditor = await host.EnterAsync(driver, Role.Auditor);

        using var all = await auditor.OpenAsync("/console/audit?who=xiaoli");
        Assert.Contains("回复规则：新建", auditor.Html, StringComparison.Ordinal);
        Assert.Contains("xiaoli", auditor.Html, StringComparison.Ordinal);
        Assert.Contains("没有成功", auditor.Html, StringComparison.Ordinal);
        Assert.Contains("第 1 组：有 1 个词，应有 2 至 20 个", auditor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("groups[0]", auditor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(">replyRule.create<", auditor.Html, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9a-f]{64}", auditor.Html);

        using var one = await auditor.OpenAsync($"/console/audit?who=xiaoli&what=replyRule.update&id={rule}&result=done");
        var path = Assert.Single(Regex.Matches(auditor.Html, "href=\"(/console/audit/\\d+)\"")).Groups[1].Value;
        using var entry = await auditor.OpenAsync(path);
        Assert.Matches("匹配方式[\\s\\S]*全等[\\s\\S]*包含", auditor.Html);
        Assert.Matches("回复 1：文字[\\s\\S]*不停[\\s\\S]*明天停", auditor.Html);
        Assert.Contains($"href=\"/console/replies/{rule}\"", auditor.Html, StringComparison.Ordinal);

        var wide = string.Concat($"{rule}".Select(static digit => (char)(digit - '0' + '０')));
        using var typedWide = await auditor.OpenAsync($"/console/audit?who=xiaoli&what=replyRule.update&id={Uri.EscapeDataString(wide)}&result=done");
        Assert.Contains($"href=\"{path}\"", auditor.Html, StringComparison.Ordinal);
        using var none = await auditor.OpenAsync("/console/audit?from=2001-01-01&until=2001-01-02");
        Assert.Contains("没有符合这些条件的记录", auditor.Html, StringComparison.Ordinal);
        using var noDay = await auditor.OpenAsync("/console/audit?from=2001-02-30");
        Assert.Equal(HttpStatusCode.BadRequest, noDay.StatusCode);
        Assert.Contains("不是日期", auditor.Html, StringComparison.Ordinal);
        using var refused = await auditor.OpenAsync("/console/audit?what=unansweredWords&result=refused");
        Assert.Single(Regex.Matches(auditor.Html, "href=\"(/console/audit/\\d+)\""));
        using var nowhere = await auditor.OpenAsync("/console/audit/99999999");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Fact]
    public async Task What_the_product_did_by_itself_is_listed_when_somebody_asks_for_it()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var editor = await driver.AppointAsync("xiaoli", Role.Editor);
        var id = (await editor.CallAsync("POST", "/api/articles", new { board = "puyang-yaowen", title = "一篇", body = "正文。" }, HttpStatusCode.Created)).Id;
        await editor.CallAsync("POST", $"/api/articles/{id}/lock", null);
        using var auditor = await host.EnterAsync(driver, Role.Auditor);

        using var people = await auditor.OpenAsync("/console/audit?kind=article");
        Assert.Contains("稿件：新建", auditor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<td data-label=\"做了什么\">稿件：锁定", auditor.Html, StringComparison.Ordinal);
        Assert.Matches("\\d+:\\d\\d:\\d\\d</time>", auditor.Html);
        using var all = await auditor.OpenAsync("/console/audit?kind=article&machine=shown");
        Assert.Contains("<td data-label=\"做了什么\">稿件：锁定", auditor.Html, StringComparison.Ordinal);
        using var asked = await auditor.OpenAsync("/console/audit?what=article.lock");
        Assert.Contains("<td data-label=\"做了什么\">稿件：锁定", auditor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_entry_stands_on_exactly_one_page()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var editor = await driver.AppointAsync("xiaoli", Role.Editor);
        for (var number = 0; number < 120; number++)
        {
            await editor.CallAsync("DELETE", $"/api/unanswered-words?words=没有过{number}", null, HttpStatusCode.NotFound);
        }

        using var auditor = await host.EnterAsync(driver, Role.Auditor);
        var seen = new List<string>();
        for (var next = "/console/audit?what=unansweredWords"; next.Length > 0; next = auditor.NextPage)
        {
            using var page = await auditor.OpenAsync(next);
            seen.AddRange(Regex.Matches(auditor.Html, "href=\"(/console/audit/\\d+)\"").Select(static match => match.Groups[1].Value));
        }

        Assert.Equal(120, seen.Count);
        Assert.Equal(120, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_whole_record_is_said_to_be_whole_and_leaves_as_a_file()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var auditor = await host.EnterAsync(driver, Role.Auditor);

        await VerifyAsync(host, auditor);
        Assert.Contains("没有被改动、删除或插入的", auditor.Html, StringComparison.Ordinal);
        using var acknowledge = await auditor.OpenAsync("/console/audit/acknowledge");
        Assert.Contains("没有尚未确认的矛盾", auditor.Html, StringComparison.Ordinal);
        using var file = await auditor.OpenAsync("/console/audit/export");
        Assert.Equal("application/x-ndjson", file.Content.Headers.ContentType?.MediaType);
        Assert.Matches("^audit-\\d{8}-\\d{4}\\.jsonl$", file.Content.Headers.ContentDisposition?.FileName ?? "");
        Assert.StartsWith("{\"sequence\":1,", auditor.Html, StringComparison.Ordinal);
        Assert.EndsWith("}\n", auditor.Html, StringComparison.Ordinal);
        Assert.Contains("\"action\":\"audit.export\"", auditor.Html, StringComparison.Ordinal);

        // What the list shows, for a spreadsheet.
        using var list = await auditor.OpenAsync("/console/audit?what=audit.export");
        Assert.Contains("/console/audit/export.csv?kind=audit&amp;what=audit.export", auditor.Html, StringComparison.Ordinal);
        using var table = await auditor.OpenAsync("/console/audit/export.csv?what=audit.export");
        Assert.Equal("text/csv", table.Content.Headers.ContentType?.MediaType);
        var lines = auditor.Html.TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("序号,时间,用户名,姓名", lines[0], StringComparison.Ordinal);
        Assert.All(lines[1..], static line => Assert.Contains("审计：导出", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_contradiction_is_shown_and_acknowledged_with_words()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var auditor = await host.EnterAsync(driver, Role.Auditor);
        await host.Database.Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("drop trigger audit_log_keeps_words");
                await session.ExecuteAsync("update audit_log set comment = '改过' where sequence = 1");
            },
            TestContext.Current.CancellationToken);

        await VerifyAsync(host, auditor);
        Assert.Contains("有矛盾", auditor.Html, StringComparison.Ordinal);
        Assert.Contains("第 1 条的内容与它的校验值不符", auditor.Html, StringComparison.Ordinal);
        using var form = await auditor.OpenAsync("/console/audit/acknowledge");
        using var silent = await auditor.SendAsync("/console/audit/acknowledge", ("comment", ""), ("contradiction", auditor.Field("contradiction")));
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        using var done = await auditor.SendAsync("/console/audit/acknowledge", ("comment", "查过了，是演练"), ("contradiction", auditor.Field("contradiction")));
        Assert.Equal("/console/audit/verify?done=acknowledged", done.Headers.Location!.OriginalString);
        await VerifyAsync(host, auditor);
        Assert.Contains("曾经不完整，已确认", auditor.Html, StringComparison.Ordinal);
    }

    // Started, left, and read once it is done.
    private static async Task VerifyAsync(ProductHost host, ConsoleVisitor auditor)
    {
        using var before = await auditor.OpenAsync("/console/audit/verify");
        using var started = await auditor.SendAsync("/console/audit/verify");
        Assert.Equal("/console/audit/verify", started.Headers.Location!.OriginalString);
        await host.Services.StepAsync<VerificationRun>();
        using var after = await auditor.OpenAsync("/console/audit/verify");
    }

    [Fact]
    public async Task An_editor_sees_neither_the_place_nor_the_file()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        using var desk = await editor.OpenAsync("/console");
        Assert.DoesNotContain("/console/audit", editor.Html, StringComparison.Ordinal);
        foreach (var path in new[] { "/console/audit", "/console/audit/1", "/console/audit/verify", "/console/audit/export", "/console/audit/export.csv", "/console/audit/acknowledge" })
        {
            using var refused = await editor.OpenAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
    }
}
