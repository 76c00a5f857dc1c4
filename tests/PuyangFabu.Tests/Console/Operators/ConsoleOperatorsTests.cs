using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Operators;

/// <summary>Appointing and helping operators on the pages.</summary>
public sealed class ConsoleOperatorsTests(TestDatabases databases)
{
    private const string New = "Another-word-77";

    [Fact]
    public async Task An_administrator_appoints_changes_resets_and_disables_on_the_pages()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var admin = await AdminAsync(host);

        using var form = await admin.OpenAsync("/console/operators/new");
        using var poor = await admin.SendAsync("/console/operators/new", ("userName", "x"), ("displayName", "张三"), ("roles", "admin"), ("roles", "auditor"));
        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        Assert.Contains("三员分立", admin.Html, StringComparison.Ordinal);
        Assert.Equal("张三", admin.Field("displayName"));

        using var poorer = await admin.SendAsync("/console/operators/new", ("userName", "值 班"), ("displayName", ""), ("roles", "admin"), ("roles", "auditor"));
        Assert.All(["#userName\"", "#displayName\"", "#roles\""], problem => Assert.Contains(problem, admin.Html, StringComparison.Ordinal));

        using var unit = await admin.SendAsync("/console/operators/new", ("userName", "chengban"), ("displayName", "王承"), ("roles", "agent"));
        Assert.Matches("href=\"/console/cases/desks/\\d+\">设定王承承办的单位", admin.Html);
        await admin.OpenAsync("/console/operators/new");
        using var made = await admin.SendAsync("/console/operators/new", ("userName", "zhangsan"), ("displayName", "张三"), ("roles", "editor"));
        await driver.SignInAsync("zhangsan", Secret(admin));

        using var list = await admin.OpenAsync("/console/operators");
        var path = Regex.Match(admin.Html, "href=\"(/console/operators/\\d+)\">zhangsan").Groups[1].Value;
        using var one = await admin.OpenAsync(path);
        using var saved = await admin.SendAsync(path, ("displayName", "张三丰"), ("roles", "reviewer"), ("enabled", "true"), ("revision", admin.Field("revision")));
        Assert.Equal($"{path}?done=saved", saved.Headers.Location!.OriginalString);

        using var stale = await admin.SendAsync(path, ("displayName", "别名"), ("roles", "reviewer"), ("enabled", "true"), ("revision", admin.Field("revision")));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("别名", admin.Field("displayName"));
        using var pressed = await admin.SendAsync(path, ("displayName", "别名"), ("roles", "reviewer"), ("enabled", "true"), ("revision", admin.Field("revision")));
        Assert.Equal(HttpStatusCode.PreconditionFailed, pressed.StatusCode);

        using var reset = await admin.SendAsync($"{path}/reset-password");
        var client = await driver.SignInAsync("zhangsan", Secret(admin));
        using var after = await admin.OpenAsync(path);
        using var off = await admin.SendAsync(path, ("displayName", "张三丰"), ("roles", "reviewer"), ("revision", admin.Field("revision")));
        Assert.Equal(HttpStatusCode.SeeOther, off.StatusCode);
        using var dead = await client.GetAsync("/api/session");
        Assert.Equal(HttpStatusCode.Unauthorized, dead.StatusCode);
    }

    [Fact]
    public async Task The_first_administrator_is_told_before_and_after_what_a_second_one_takes_from_him_and_in_what_order_to_appoint()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var admin = await AdminAsync(host);

        await admin.OpenAsync("/console/operators/new");
        Assert.Contains(BootstrapRights.Before, admin.Html, StringComparison.Ordinal);
        Assert.Contains("先建编辑、复审、终审、发布，再建安全管理", admin.Html, StringComparison.Ordinal);
        using var guard = await admin.SendAsync("/console/operators/new", ("userName", "guard"), ("displayName", "安全员"), ("roles", "security"));
        Assert.DoesNotContain(BootstrapRights.After, admin.Html, StringComparison.Ordinal);
        await admin.OpenAsync("/console/operators/new");
        using var second = await admin.SendAsync("/console/operators/new", ("userName", "second"), ("displayName", "第二位"), ("roles", "admin"));
        Assert.Contains(BootstrapRights.After, admin.Html, StringComparison.Ordinal);
        await admin.OpenAsync("/console/operators/new");
        Assert.DoesNotContain(BootstrapRights.Before, admin.Html, StringComparison.Ordinal);
        Assert.Contains("无人否决则一天后才生效；急用的请约好安全管理员", admin.Html, StringComparison.Ordinal);

        // Who was appointed by one person alone waits for nobody: there is no other to confirm it.
        await admin.OpenAsync("/console/operators");
        Assert.Contains("由一人任命", admin.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("任命待确认", admin.Html, StringComparison.Ordinal);
        var path = Regex.Match(admin.Html, "href=\"(/console/operators/\\d+)\">guard").Groups[1].Value;
        await admin.OpenAsync(path);
        Assert.Contains("现在没有别的安全管理员能确认", admin.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_sees_no_way_there_and_is_refused_and_recorded()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        await driver.CreateAsync("zhangsan", Role.Editor);
        using var visitor = await ChangedAsync(host, "zhangsan", OperatorDriver.Password);

        using var desk = await visitor.OpenAsync("/console");
        Assert.DoesNotContain("/console/operators", visitor.Html, StringComparison.Ordinal);
        using var refused = await visitor.SendAsync("/console/operators/new", ("userName", "lisi"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("没有权限", visitor.Html, StringComparison.Ordinal);
        var record = await (await driver.AdminAsync()).GetStringAsync("/api/audit?limit=1");
        Assert.Contains("\"action\":\"operator.create\",\"refused\":\"noRight\"", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_is_in_the_record()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var admin = await AdminAsync(host);
        using var form = await admin.OpenAsync("/console/operators/new");
        using var poor = await admin.SendAsync("/console/operators/new", ("userName", "x"));

        var auditor = await driver.SignInAsync(OperatorDriver.AdminName, New);
        var record = await auditor.GetStringAsync("/api/audit?limit=3");

        Assert.Contains("\"action\":\"operator.create\",\"refused\":\"badInput\"", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_made_on_the_page_is_shown_once_and_works()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var admin = await AdminAsync(host);
        using var security = await admin.OpenAsync("/console/security");

        using var made = await admin.SendAsync("/console/security/tokens", ("tokenName", "脚本"), ("scopes", "operators"), ("days", "30"));
        var token = Secret(admin);
        using var list = await driver.WithToken(token).GetAsync("/api/operators");
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);

        using var again = await admin.OpenAsync("/console/security");
        Assert.DoesNotContain(token, admin.Html, StringComparison.Ordinal);
        Assert.Contains("脚本", admin.Html, StringComparison.Ordinal);
        var path = Regex.Match(admin.Html, "/console/security/tokens/\\d+/revoke").Value;
        using var revoked = await admin.SendAsync(path);
        using var dead = await driver.WithToken(token).GetAsync("/api/operators");
        Assert.Equal(HttpStatusCode.Unauthorized, dead.StatusCode);
    }

    [Theory]
    [InlineData("confirm")]
    [InlineData("reject")]
    public async Task A_decision_shows_what_waits_and_counts_for_that_alone(string way)
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var client = await driver.AdminAsync();
        var id = await driver.CreateAsync("zhangsan", Role.Editor);
        using var guard = await host.EnterAsAsync(driver, "guard", Role.Security);
        await driver.CreateAsync("second", Role.Admin);
        using var given = await client.PutAsync($"/api/operators/{id}", OperatorDriver.Json(new { roles = new[] { Role.Reviewer } }));
        var path = $"/console/operators/{id}/{way}";

        await guard.OpenAsync(path);
        Assert.Contains($"<dd>{Role.NameOf(Role.Reviewer)}</dd>", guard.Html, StringComparison.Ordinal);
        Assert.Contains("由 admin 提出", guard.Html, StringComparison.Ordinal);
        (string, string)[] seen = [("comment", "没有这回事"), ("revision", guard.Field("revision"))];
        using var changed = await client.PutAsync($"/api/operators/{id}", OperatorDriver.Json(new { roles = new[] { Role.Chief } }));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        using var stale = await guard.SendAsync(path, seen);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Contains($"<dd>{Role.NameOf(Role.Chief)}</dd>", guard.Html, StringComparison.Ordinal);
        using var blind = await guard.SendAsync(path, ("comment", "没有这回事"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, blind.StatusCode);
        using var knowing = await guard.SendAsync(path, ("comment", "没有这回事"), ("revision", guard.Field("revision")));
        Assert.Equal(HttpStatusCode.SeeOther, knowing.StatusCode);
    }

    private static string Secret(ConsoleVisitor visitor) => Regex.Match(visitor.Html, "class=\"secret\">([^<]+)<").Groups[1].Value;

    private static Task<ConsoleVisitor> AdminAsync(ProductHost host) =>
        ChangedAsync(host, OperatorDriver.AdminName, OperatorDriver.PasswordIn(host.DataDirectory));

    private static async Task<ConsoleVisitor> ChangedAsync(ProductHost host, string userName, string password)
    {
        var visitor = new ConsoleVisitor(host.Address);
        using var entered = await visitor.SignInAsync(userName, password);
        using var form = await visitor.OpenAsync("/console/password");
        using var changed = await visitor.SendAsync("/console/password", ("currentPassword", password), ("newPassword", New), ("repeated", New));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        return visitor;
    }
}
