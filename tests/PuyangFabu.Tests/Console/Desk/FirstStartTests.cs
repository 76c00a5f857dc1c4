using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.Tests.Console.SignIn;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Desk;

/// <summary>工作台 leads who runs the product through its first start.</summary>
public sealed class FirstStartTests(TestDatabases databases)
{
    private static readonly string[] Real =
    [
        "--WeChat:Sandbox", "false", "--WeChat:ApiBaseUrl", "http://127.0.0.1:1/",
        "--WeChat:Accounts:puyang:AppSecret", "0123456789abcdef", "--WeChat:Accounts:other:AppSecret", "fedcba9876543210",
        "--Operators:ForcePasswordChange", "false",
    ];

    [Theory, EachDatabase]
    public async Task The_light_turns_green_when_WeChat_has_checked_the_address_and_the_first_encrypted_message_ends_the_way(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider, settings: Real);
        using var driver = OperatorDriver.Of(host);
        using var admin = await ConsoleSignInTests.ReadyAsync(host, driver, "zhangsan", Role.Admin);

        using var fresh = await admin.OpenAsync("/console");
        var before = Steps(admin.Html);
        Assert.Contains(before, static step => step is { Finished: true, Text: var text } && text.Contains("改成自己的密码", StringComparison.Ordinal));
        Assert.Contains(before, static step => step is { Finished: false, Text: var text } && text.Contains("绑定动态口令", StringComparison.Ordinal));
        Assert.Equal(2, before.Count(static step => step is { Finished: true, Text: var text } && text.Contains("的密钥", StringComparison.Ordinal)));
        Assert.Equal(2, before.Count(static step => step.Text.Contains("微信还没有来验证", StringComparison.Ordinal)));
        Assert.Contains($"<code class=\"secret\">{ProductHost.PublicBase}wechat</code>", admin.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("light-on", admin.Html, StringComparison.Ordinal);

        Assert.Equal("echo", await host.Sender.Client.GetStringAsync($"/wechat?{host.Sender.Query("7")}&echostr=echo", TestContext.Current.CancellationToken));
        using var checkedPage = await admin.OpenAsync("/console");
        Assert.Single(Steps(admin.Html), static step => step is { Finished: true, Text: var text } && text.Contains("微信已验证", StringComparison.Ordinal));
        Assert.Single(Steps(admin.Html), static step => step.Text.Contains("微信还没有来验证", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendAsync(host.Sender.Text("你好"))).Status);
        using var plain = await admin.OpenAsync("/console");
        Assert.Single(Steps(admin.Html), static step => step is { Finished: false, Text: var text } && text.Contains("收到的是明文消息", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendEncryptedAsync(host.Sender.Text("公积金"))).Status);
        using var written = await admin.OpenAsync("/console");
        Assert.Single(Steps(admin.Html), static step => step is { Finished: true, Text: var text } && text.Contains("发一句话", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_check_that_fails_turns_no_light_on_and_what_came_before_a_restart_is_known_by_the_messages()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: Real);
        using var driver = OperatorDriver.Of(host);
        using var admin = await ConsoleSignInTests.ReadyAsync(host, driver, "zhangsan", Role.Admin);

        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Address };
        using var wrong = await client.GetAsync("/wechat?signature=0000000000000000000000000000000000000000&timestamp=1700000000&nonce=1&echostr=x");
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        using var dark = await admin.OpenAsync("/console");
        Assert.DoesNotContain("light-on", admin.Html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendEncryptedAsync(host.Sender.Text("公积金"))).Status);
        await host.RestartAsync();
        using var again = new ConsoleVisitor(host.Address);
        using var entered = await again.SignInAsync("zhangsan", "Another-word-77");
        using var after = await again.OpenAsync("/console");
        Assert.Single(Regex.Matches(again.Html, "light-on"));
    }

    [Fact]
    public async Task The_way_tells_what_each_role_does_and_is_shown_to_nobody_else_and_not_for_ever()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var admin = await ConsoleSignInTests.ReadyAsync(host, driver, "zhangsan", Role.Admin);
        using var editor = await host.EnterAsync(driver, Role.Editor);

        using var desk = await admin.OpenAsync("/console");
        Assert.All(Role.All, role => Assert.Contains($"{Role.NameOf(role)}：{Role.DutyOf(role)}", admin.Html, StringComparison.Ordinal));
        Assert.Contains(RoleRules.Exclusion, admin.Html, StringComparison.Ordinal);
        Assert.Contains("先后有讲究", admin.Html, StringComparison.Ordinal);
        using var other = await editor.OpenAsync("/console");
        Assert.DoesNotContain("开始使用", editor.Html, StringComparison.Ordinal);

        await using (var scope = host.Services.CreateAsyncScope())
        {
            var appointments = scope.ServiceProvider.GetRequiredService<OperatorAppointments>();
            foreach (var role in Role.All)
            {
                var outcome = await appointments.AddAsync(
                    new OperatorInput { UserName = $"one-{role}", DisplayName = "甲", Password = OperatorDriver.Password, Roles = [role] }, Actor.CommandLine, CancellationToken.None);
                Assert.False(outcome.IsRefused);
            }
        }

        using var filled = await admin.OpenAsync("/console");
        Assert.Contains(Steps(admin.Html), static step => step is { Finished: true, Text: var text } && text.Contains("给每个岗位", StringComparison.Ordinal));
        await host.Database.Database.WriteAsync(static session => session.ExecuteAsync("update operators set second_factor = true where user_name = 'zhangsan'"), CancellationToken.None);
        using var done = await admin.OpenAsync("/console");
        Assert.DoesNotContain("开始使用", admin.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_appoints_reads_at_each_role_what_it_does()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var admin = await ConsoleSignInTests.ReadyAsync(host, driver, "zhangsan", Role.Admin);

        using var form = await admin.OpenAsync("/console/operators/new");
        Assert.All(Role.All, role => Assert.Contains($"id=\"roles-{role}\">{Role.DutyOf(role)}<", admin.Html, StringComparison.Ordinal));
        Assert.Contains(RoleRules.Exclusion + RoleRules.Separation, admin.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("", Role.All.Select(Role.DutyOf));
    }

    [Fact]
    public async Task A_rehearsal_says_so_on_every_page_and_the_real_thing_never()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        foreach (var path in new[] { "/console", "/console/articles", "/console/broadcasts", "/console/find", "/console/security", "/console/nowhere" })
        {
            using var page = await editor.OpenAsync(path);
            Assert.Single(Regex.Matches(editor.Html, "<p class=\"banner\" role=\"note\">演练模式"));
        }

        await using var real = await ProductHost.StartAsync(databases, settings: Real);
        using var realDriver = OperatorDriver.Of(real);
        using var realEditor = await real.EnterAsync(realDriver, Role.Editor);
        using var desk = await realEditor.OpenAsync("/console");
        Assert.DoesNotContain("演练模式", realEditor.Html, StringComparison.Ordinal);
    }

    private static IReadOnlyList<(bool Finished, string Text)> Steps(string html) =>
    [
        .. Regex.Matches(Regex.Match(html, "<ol class=\"steps\">.*?</ol>", RegexOptions.Singleline).Value, "<li( class=\"finished\")?>(\\s*<strong>.*?)(?=<li class=\"finished\"><strong>|<li><strong>|</ol>)", RegexOptions.Singleline)
            .Select(static match => (match.Groups[1].Success, match.Groups[2].Value)),
    ];
}
