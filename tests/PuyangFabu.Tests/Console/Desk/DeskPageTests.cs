using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Review;
using PuyangFabu.WeChat.Api.Tokens;

namespace PuyangFabu.Tests.Console.Desk;

public sealed class DeskPageTests(TestDatabases databases)
{
    private static readonly string[] Real =
    [
        "--WeChat:Sandbox", "false", "--WeChat:ApiBaseUrl", "http://127.0.0.1:1/",
        "--WeChat:Accounts:puyang:AppSecret", "0123456789abcdef", "--WeChat:Accounts:other:AppSecret", "fedcba9876543210",
        "--WeChat:Accounts:other:RequireEncryption", "true", "--Operators:ForcePasswordChange", "false",
    ];

    [Fact]
    public async Task It_says_of_each_account_which_messages_it_takes_and_warns_while_a_real_one_takes_plain_ones()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: Real);
        using var driver = OperatorDriver.Of(host);
        await driver.CreateAsync("zhangsan", Role.Editor);
        using var visitor = new ConsoleVisitor(host.Address);
        using var entered = await visitor.SignInAsync("zhangsan", OperatorDriver.Password);
        using var form = await visitor.OpenAsync("/console/password");
        using var changed = await visitor.SendAsync(
            "/console/password", ("currentPassword", OperatorDriver.Password), ("newPassword", "Another-word-77"), ("repeated", "Another-word-77"));

        using var before = await visitor.OpenAsync("/console");
        Assert.Contains("还没有收到过加密消息，明文消息也接受", visitor.Html, StringComparison.Ordinal);
        Assert.Contains("明文消息可以被截获签名的人伪造", visitor.Html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendEncryptedAsync(host.Sender.Text("公积金"))).Status);
        using var after = await visitor.OpenAsync("/console");
        Assert.Contains("起收到过加密消息", visitor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("明文消息可以被截获签名的人伪造", visitor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("访问凭证", visitor.Html, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Who_runs_the_accounts_sees_when_WeChat_last_came_and_how_the_token_was_when_it_was_last_asked_for(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider, settings: Real);
        using var driver = OperatorDriver.Of(host);
        using var admin = await host.EnterAsAsync(driver, "xitong", Role.Admin);

        using var fresh = await admin.OpenAsync("/console");
        Assert.Equal(2, Count(admin.Html, "还没有收到过微信送来的消息"));
        Assert.Equal(2, Count(admin.Html, "服务启动以来还没有用到访问凭证"));
        Assert.Contains("href=\"/console/doctor\"", admin.Html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendEncryptedAsync(host.Sender.Text("公积金"))).Status);
        var account = host.Services.GetRequiredService<AccountRegistry>().Default;
        Assert.NotNull((await host.Services.GetRequiredService<ITokenApi>().CheckAsync(account.Api, CancellationToken.None)).Failure);
        using var after = await admin.OpenAsync("/console");
        Assert.Equal((1, 1), (Count(admin.Html, "微信最近一次送来消息是"), Count(admin.Html, "访问凭证有误")));
    }

    [Fact]
    public async Task A_rehearsal_tells_who_runs_it_how_it_becomes_the_real_thing()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var admin = await host.EnterAsAsync(driver, "xitong", Role.Admin);
        using var editor = await host.EnterAsync(driver, Role.Editor);

        using var seen = await admin.OpenAsync("/console");
        Assert.Contains("演练怎样换成真实的公众号", admin.Html, StringComparison.Ordinal);
        Assert.Contains("WeChat__Accounts__puyang__AppSecret", admin.Html, StringComparison.Ordinal);
        using var other = await editor.OpenAsync("/console");
        Assert.DoesNotContain("演练怎样换成真实的公众号", editor.Html, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Articles_and_menus_that_go_public_by_themselves_stand_on_the_desk_with_their_time(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var clock = room.Host.Database.Clock;
        var article = await room.ApprovedAsync(new { board = "puyang-yaowen", title = "明早的通告", body = "正文。", source = "濮阳日报" });
        (await room.Publisher.PublishAsync(article, new { scheduledAt = clock.GetUtcNow().AddHours(20) })).Ok();
        (await room.Editor.PutAsync("/api/menu", new { button = new[] { new { type = "click", name = "要闻", key = "board:puyang-yaowen" } } })).Ok();
        (await room.Editor.PostAsync("/api/menu/submit")).Ok();
        var version = (await room.Editor.GetAsync("/api/menu")).Ok().Body.GetProperty("version").GetInt64();
        (await room.Chief.PostAsync("/api/menu/approve", new { version })).Ok();
        (await room.Publisher.PostAsync("/api/menu/publish", new { at = clock.GetUtcNow().AddHours(2).ToString("O") })).Ok();

        using var reviewer = await room.EnterAsync("reviewer");
        await reviewer.OpenAsync("/console");

        Assert.Contains($"href=\"/console/articles/{article}\">明早的通告</a>", reviewer.Html, StringComparison.Ordinal);
        Assert.Matches($"href=\"/console/menu\">[^<]+第 {version} 版</a>", WebUtility.HtmlDecode(reviewer.Html));
        Assert.True(reviewer.Html.IndexOf($"第 {version} 版</a>", StringComparison.Ordinal) < reviewer.Html.IndexOf("明早的通告</a>", StringComparison.Ordinal));
    }

    private static int Count(string html, string text) => html.Split(text).Length - 1;
}
