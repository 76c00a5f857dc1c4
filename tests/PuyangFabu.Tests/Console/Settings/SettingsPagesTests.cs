using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console.SignIn;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Settings;

/// <summary>What is set, who set it, and the accounts, whose secrets go in and never come out.</summary>
public sealed class SettingsPagesTests(TestDatabases databases)
{
    private const string Key = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    [Fact]
    public async Task Every_setting_is_listed_with_its_source_and_no_secret_is_shown()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Operators:IdleMinutes=47", "--Audit:Mail:Password=mail-word-2016"]);
        using var driver = OperatorDriver.Of(host);
        using var admin = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Admin);
        using var page = await admin.OpenAsync("/console/settings");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Matches("<code>Operators:IdleMinutes</code>[^\\0]{0,200}>47<[^\\0]{0,80}>命令行<", admin.Html);
        Assert.Matches("<code>Operators:SessionHours</code>[^\\0]{0,200}>12<[^\\0]{0,80}>设置文件 appsettings.json<", admin.Html);
        Assert.Matches("<code>Audit:Mail:Port</code>[^\\0]{0,200}>25<[^\\0]{0,80}>默认<", admin.Html);
        Assert.Matches("<code>Audit:Mail:Password</code>[^\\0]{0,200}>已设置<", admin.Html);
        Assert.Matches("<code>Secrets:MasterKey</code>[^\\0]{0,200}>未设置<", admin.Html);
        Assert.DoesNotContain("mail-word-2016", admin.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Data Source=", admin.Html, StringComparison.Ordinal);
        Assert.Matches("多少分钟不用就退出登录</strong>[^\\0]{0,200}<code>Operators:IdleMinutes</code>", admin.Html);
        Assert.Contains($"{ProductHost.PublicBase}wechat", admin.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_is_made_and_changed_and_its_secrets_never_come_back()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var admin = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Admin);
        const string Path = "/console/settings/accounts/new";
        using var form = await admin.OpenAsync(Path);
        using var poor = await admin.SendAsync(
            Path, ("slug", "hualong"), ("name", "华龙发布"), ("appId", "wx2016hualong"), ("kind", "subscription"), ("appSecret", "hualong-secret-2016"), ("token", "!"), ("encodingAesKey", Key),
            ("requireEncryption", "auto"));
        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        Assert.Equal("华龙发布", admin.Field("name"));
        Assert.DoesNotContain("hualong-secret-2016", admin.Html, StringComparison.Ordinal);
        using var made = await admin.SendAsync(
            Path, ("slug", "hualong"), ("name", "华龙发布"), ("appId", "wx2016hualong"), ("kind", "subscription"), ("appSecret", "hualong-secret-2016"), ("token", "hualongtoken"),
            ("encodingAesKey", Key), ("requireEncryption", "auto"));
        Assert.Equal("/console/settings?done=saved", made.Headers.Location!.OriginalString);
        using var twice = await admin.SendAsync(Path, ("slug", "hualong"), ("name", "又一个"), ("appId", "wx3"), ("kind", "service"), ("requireEncryption", "auto"));
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);

        using var page = await admin.OpenAsync("/console/settings");
        Assert.Contains($"{ProductHost.PublicBase}wechat/hualong", admin.Html, StringComparison.Ordinal);
        using var one = await admin.OpenAsync("/console/settings/accounts/hualong/edit");
        Assert.DoesNotContain("hualong-secret-2016", admin.Html, StringComparison.Ordinal);
        var seen = admin.Field("revision");
        using var saved = await admin.SendAsync(
            "/console/settings/accounts/hualong/edit", ("revision", seen), ("name", "华龙区发布"), ("appId", "wx2016hualong"), ("kind", "service"), ("appSecret", ""), ("token", ""),
            ("encodingAesKey", ""), ("requireEncryption", "auto"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var account = host.Services.GetRequiredService<AccountRegistry>().States.Single(static state => state.Slug == "hualong");
        Assert.Equal(("华龙区发布", "service", "hualong-secret-2016"), (account.Options.Name, account.Options.Kind, account.Options.AppSecret));
        using var late = await admin.SendAsync("/console/settings/accounts/hualong/edit", ("revision", seen), ("name", "旧页"), ("appId", "wx2016hualong"), ("kind", "service"), ("requireEncryption", "auto"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
    }
}
