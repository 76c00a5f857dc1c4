using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.SignIn;

/// <summary>The console over HTTP: its door, its forms, and what keeps others' pages from using it.</summary>
public sealed class ConsoleSignInTests(TestDatabases databases)
{
    private const string New = "Another-word-77";

    [Fact]
    public async Task Whoever_has_not_signed_in_is_sent_to_the_door_and_back()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var visitor = await ReadyAsync(host, driver, "zhangsan", Role.Editor);
        using var stranger = new ConsoleVisitor(host.Address);

        using var closed = await stranger.OpenAsync("/console/security");
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        Assert.Equal("/console/sign-in?return=%2Fconsole%2Fsecurity", closed.Headers.Location!.OriginalString);
        using var door = await stranger.OpenAsync(closed.Headers.Location.OriginalString);
        Assert.Contains("非涉密系统，禁止处理涉密信息", stranger.Html, StringComparison.Ordinal);
        using var entered = await stranger.SendAsync(
            "/console/sign-in", ("userName", "zhangsan"), ("password", New), ("return", stranger.Field("return")));
        Assert.Equal("/console/security", entered.Headers.Location!.OriginalString);
        using var security = await stranger.OpenAsync("/console/security");
        Assert.Equal(HttpStatusCode.OK, security.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/console/")]
    [InlineData("/articles/1")]
    [InlineData("/console/../x\r\nSet-Cookie: a=b")]
    public async Task The_way_back_never_leads_out_of_the_console(string @return)
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var visitor = await ReadyAsync(host, driver, "zhangsan", Role.Editor);

        using var entered = await visitor.SignInAsync("zhangsan", New, @return);

        Assert.Equal("/console", entered.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("sessions/1/end")]
    [InlineData("tokens/999/revoke")]
    public async Task What_is_not_ones_own_is_said_to_be_untouched(string form)
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var admin = await driver.AdminAsync();
        using var visitor = await ReadyAsync(host, driver, "zhangsan", Role.Editor);
        using var page = await visitor.OpenAsync("/console/security");

        using var sent = await visitor.SendAsync($"/console/security/{form}");

        Assert.Equal("/console/security?done=gone", sent.Headers.Location!.OriginalString);
        using var told = await visitor.OpenAsync(sent.Headers.Location.OriginalString);
        Assert.Contains("没有改动", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_in_a_sentence_and_the_name_is_kept()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var visitor = new ConsoleVisitor(host.Address);

        using var response = await visitor.SignInAsync("zhang\"><script>", "Wrong-word-1");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("用户名或密码不对", visitor.Html, StringComparison.Ordinal);
        Assert.Equal("zhang\"><script>", visitor.Field("userName"));
        Assert.DoesNotContain("<script>", visitor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Wrong-word-1", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_console_a_password_that_someone_else_set_must_be_changed_first()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        await driver.CreateAsync("zhangsan", Role.Editor);
        using var visitor = new ConsoleVisitor(host.Address);
        using var entered = await visitor.SignInAsync("zhangsan", OperatorDriver.Password);

        using var desk = await visitor.OpenAsync("/console");
        Assert.Equal("/console/password", desk.Headers.Location!.OriginalString);
        using var form = await visitor.OpenAsync("/console/password");
        using var poor = await visitor.SendAsync(
            "/console/password", ("currentPassword", OperatorDriver.Password), ("newPassword", "short"), ("repeated", "shorter"));
        Assert.Contains("至少要 8 个字符", visitor.Html, StringComparison.Ordinal);
        Assert.Contains("两次输入的新密码不一样", visitor.Html, StringComparison.Ordinal);
        using var differ = await visitor.SendAsync(
            "/console/password", ("currentPassword", OperatorDriver.Password), ("newPassword", New), ("repeated", "Other-word-77"));
        Assert.Contains("两次输入的新密码不一样", visitor.Html, StringComparison.Ordinal);
        using var changed = await visitor.SendAsync(
            "/console/password", ("currentPassword", OperatorDriver.Password), ("newPassword", New), ("repeated", New));
        Assert.Equal("/console?done=password", changed.Headers.Location!.OriginalString);
        using var after = await visitor.OpenAsync("/console?done=password");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("密码已修改", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_or_with_anothers_changes_nothing()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var visitor = await ReadyAsync(host, driver, "zhangsan", Role.Editor);
        using var attacker = new ConsoleVisitor(host.Address);
        using var door = await attacker.OpenAsync("/console/sign-in");

        foreach (var token in new[] { "", "CfDJ8invented", attacker.Field("formToken") })
        {
            using var content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "form"), KeyValuePair.Create("formToken", token)]);
            using var response = await visitor.Client.PostAsync("/console/security/sessions/end-all", content);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("什么都没有改变", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var json = await visitor.Client.PostAsync("/console/security/sessions/end-all", OperatorDriver.Json(new { }));
        Assert.Equal(HttpStatusCode.BadRequest, json.StatusCode);
        using var still = await visitor.OpenAsync("/console");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task The_cookie_opens_no_call_of_the_API_and_no_token_opens_the_console()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var visitor = await ReadyAsync(host, driver, "zhangsan", Role.Editor);
        using var entered = await visitor.SignInAsync("zhangsan", New);
        var setCookie = entered.Headers.GetValues("Set-Cookie").Single(static cookie => cookie.StartsWith("puyangfabu_console=", StringComparison.Ordinal));

        Assert.Matches("(?i)path=/console; samesite=strict; httponly", setCookie);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        request.Headers.Add("Cookie", setCookie.Split(';')[0]);
        using var api = await driver.Anonymous().SendAsync(request);
        await OperatorDriver.RefusedAsync(api, HttpStatusCode.Unauthorized, "notSignedIn");

        var token = await driver.SignInAsync("zhangsan", New);
        using var console = await token.GetAsync("/console");
        Assert.Equal(HttpStatusCode.Redirect, console.StatusCode);
    }

    [Fact]
    public async Task Console_sessions_idle_out_and_end_with_sign_out_everywhere_on_another_node()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var visitor = await ReadyAsync(host, driver, "zhangsan", Role.Editor);

        using (var busy = await visitor.OpenAsync("/console"))
        {
            Assert.Equal(HttpStatusCode.OK, busy.StatusCode);
        }

        var elsewhere = await driver.SignInAsync("zhangsan", New);
        using var all = await elsewhere.DeleteAsync("/api/sessions");
        using var ended = await visitor.OpenAsync("/console");
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);

        using var again = await visitor.SignInAsync("zhangsan", New);
        host.Database.Clock.Advance(TimeSpan.FromMinutes(30));
        using var idle = await visitor.OpenAsync("/console");
        Assert.Equal(HttpStatusCode.Redirect, idle.StatusCode);
    }

    [Fact]
    public async Task The_code_is_asked_for_in_a_second_step_that_does_not_last_for_ever()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var visitor = await ReadyAsync(host, driver, "zhangsan", Role.Chief);
        using var start = await visitor.OpenAsync("/console/security/second-factor");
        using var started = await visitor.SendAsync("/console/security/second-factor");
        using var pending = await visitor.OpenAsync("/console/security/second-factor");
        var secret = Regex.Match(visitor.Html, "class=\"secret\">([A-Z2-7 ]+)<").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        var app = new AuthenticatorApp(secret, host.Database.Clock);
        using var picture = await visitor.Client.GetAsync("/console/security/second-factor/qr.png");
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
        using var confirmed = await visitor.SendAsync("/console/security/second-factor/confirm", ("code", app.Code()));
        Assert.Equal(10, Regex.Count(visitor.Html, "<code>[A-Z0-9]{5}-[A-Z0-9]{5}</code>"));

        host.Database.Clock.Advance(TimeSpan.FromSeconds(30));
        using var second = new ConsoleVisitor(host.Address);
        using var asked = await second.SignInAsync("zhangsan", New);
        Assert.Contains("动态口令", second.Html, StringComparison.Ordinal);
        var step = second.Field("step");
        using var wrong = await second.SendAsync("/console/sign-in/code", ("step", step), ("code", "000000"));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var entered = await second.SendAsync("/console/sign-in/code", ("step", step), ("code", app.Code()));
        Assert.Equal("/console", entered.Headers.Location!.OriginalString);

        host.Database.Clock.Advance(TimeSpan.FromMinutes(6));
        using var third = new ConsoleVisitor(host.Address);
        using var door = await third.OpenAsync("/console/sign-in");
        using var late = await third.SendAsync("/console/sign-in/code", ("step", step), ("code", app.Code()));
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.Contains("重新输入", third.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_may_be_kept_framed_or_run_a_script_of_others()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var visitor = new ConsoleVisitor(host.Address);

        using var response = await visitor.OpenAsync("/console/sign-in");

        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.All(Regex.Matches(visitor.Html, "<script[^>]*>").Select(static script => script.Value), static script => Assert.Matches("src=\"/(?:_framework|assets/console)/[^\"]+\"", script));
        Assert.DoesNotContain("style=", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_in_full_width_is_the_name_and_blanks_round_a_password_are_told_to_everybody_alike()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        await driver.CreateAsync("lisi", Role.Editor);
        using var visitor = new ConsoleVisitor(host.Address);

        foreach (var name in new[] { "lisi", "nobody" })
        {
            using var refused = await visitor.SignInAsync(name, $"{OperatorDriver.Password} ");
            Assert.Contains("密码的前面或后面有空格", visitor.Html, StringComparison.Ordinal);
        }

        using var entered = await visitor.SignInAsync(" ｌｉｓｉ", OperatorDriver.Password);
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
    }

    [Fact]
    public async Task Who_signs_in_over_anothers_session_ends_it()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var first = await ReadyAsync(host, driver, "zhangsan", Role.Editor);
        await driver.CreateAsync("lisi", Role.Editor);

        using var entered = await first.SignInAsync("lisi", OperatorDriver.Password);

        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        Assert.Equal(1, await host.Database.Database.ReadAsync(
            static session => session.ScalarAsync<long>("select count(*) from audit_log where action = 'session.end' and operator_name = 'zhangsan'"), TestContext.Current.CancellationToken));
    }

    internal static async Task<ConsoleVisitor> ReadyAsync(ProductHost host, OperatorDriver driver, string userName, params string[] roles)
    {
        await driver.CreateAsync(userName, roles);
        var visitor = new ConsoleVisitor(host.Address);
        using var entered = await visitor.SignInAsync(userName, OperatorDriver.Password);
        using var form = await visitor.OpenAsync("/console/password");
        using var changed = await visitor.SendAsync(
            "/console/password", ("currentPassword", OperatorDriver.Password), ("newPassword", New), ("repeated", New));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        using var desk = await visitor.OpenAsync("/console/security");
        return visitor;
    }
}
