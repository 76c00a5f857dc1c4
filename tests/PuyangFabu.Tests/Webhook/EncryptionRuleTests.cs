using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Operations.Doctor.Checks;
using PuyangFabu.Tests.Foundation.Secrets;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Webhook;

/// <summary>Real accounts: what came encrypted once is not taken in plain form any more.</summary>
public sealed class EncryptionRuleTests(TestDatabases databases)
{
    private static readonly (HttpStatusCode, string) Refused = (HttpStatusCode.Forbidden, "");

    private static readonly string[] Real =
    [
        "--WeChat:Sandbox", "false", "--WeChat:ApiBaseUrl", "http://127.0.0.1:1/",
        "--WeChat:Accounts:puyang:AppSecret", "0123456789abcdef", "--WeChat:Accounts:other:AppSecret", "fedcba9876543210",
        "--Operators:ForcePasswordChange", "false",
    ];

    [Theory, EachDatabase]
    public async Task After_the_first_encrypted_message_plain_ones_are_refused_on_every_node_until_a_reset(string provider)
    {
        var database = databases.Create(provider);
        await using var one = await ProductHost.StartOnAsync(database, settings: Real);
        await using var two = await ProductHost.StartOnAsync(database, settings: Real);
        var plain = one.Sender.Text("公积金");
        Assert.Equal(HttpStatusCode.OK, (await two.Sender.SendAsync(plain)).Status);

        // What does not decrypt is nobody's word.
        Assert.Equal(Refused, await one.Sender.SendEncryptedAsync(one.Sender.Text("公积金"), key: new string('A', 43)));
        Assert.Equal(HttpStatusCode.OK, (await two.Sender.SendAsync(one.Sender.Text("公积金"))).Status);
        Assert.Equal(FindingLevel.Notice, await LevelAsync(one));

        Assert.Equal(HttpStatusCode.OK, (await one.Sender.SendEncryptedAsync(one.Sender.Text("公积金"))).Status);
        Assert.Equal(Refused, await one.Sender.SendAsync(one.Sender.Text("公积金")));
        Assert.Equal(Refused, await two.Sender.SendAsync(plain));
        Assert.Equal(Refused, await two.Sender.SendAsync(one.Sender.Text("公积金")));
        await one.RestartAsync();
        Assert.Equal(Refused, await one.Sender.SendAsync(one.Sender.Text("公积金")));
        Assert.Equal(HttpStatusCode.OK, (await one.Sender.SendAsync(one.Sender.Text("你好"), "/wechat/other", "othertoken")).Status);
        Assert.Equal(FindingLevel.Fine, await LevelAsync(one));

        using var driver = OperatorDriver.Of(one);
        var admin = await driver.AdminAsync();
        var state = await admin.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/accounts/puyang");
        Assert.Equal("auto", state.GetProperty("requireEncryption").GetString());
        Assert.True(state.GetProperty("encryption").GetProperty("plainRefused").GetBoolean());
        using (var editor = driver.Anonymous())
        {
            using var refused = await editor.PostAsync("/api/accounts/puyang/reset-encryption", null);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        using var reset = await admin.PostAsync("/api/accounts/puyang/reset-encryption", null);
        Assert.False((await OperatorDriver.ReadAsync(reset)).GetProperty("encryption").GetProperty("plainRefused").GetBoolean());
        await one.FollowChangesAsync();
        await two.FollowChangesAsync();
        Assert.Equal(HttpStatusCode.OK, (await one.Sender.SendAsync(one.Sender.Text("公积金"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await two.Sender.SendAsync(one.Sender.Text("公积金"))).Status);
        Assert.Equal(1, await database.Database.ReadAsync(
            static session => session.ScalarAsync<long>("select count(*) from audit_log where action = 'account.resetEncryption'"), CancellationToken.None));
        Assert.Equal(HttpStatusCode.OK, (await two.Sender.SendEncryptedAsync(one.Sender.Text("公积金"))).Status);
        Assert.Equal(Refused, await one.Sender.SendAsync(one.Sender.Text("公积金")));
    }

    [Theory, EachDatabase]
    public async Task An_encrypted_message_marks_the_account_though_this_node_has_not_heard_of_the_reset(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider, settings: Real);
        await host.Sender.SendEncryptedAsync(host.Sender.Text("公积金"));

        // As another node does it; the news of it is still on its way.
        Assert.True(await host.Database.Database.WriteAsync(static session => PuyangFabu.Accounts.EncryptionStateStore.ForgetAsync(session, "puyang"), CancellationToken.None));
        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendEncryptedAsync(host.Sender.Text("公积金"))).Status);

        await host.RestartAsync();
        Assert.Equal(Refused, await host.Sender.SendAsync(host.Sender.Text("公积金")));
    }

    [Fact]
    public async Task An_account_that_requires_encryption_never_takes_plain_messages_and_one_that_does_not_always_does()
    {
        await using var host = await ProductHost.StartAsync(
            databases, settings: [.. Real, "--WeChat:Accounts:puyang:RequireEncryption", "True", "--WeChat:Accounts:other:RequireEncryption", "false"]);
        Assert.Equal(Refused, await host.Sender.SendAsync(host.Sender.Text("公积金")));
        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendEncryptedAsync(host.Sender.Text("公积金"))).Status);

        using var driver = OperatorDriver.Of(host);
        var admin = await driver.AdminAsync();
        foreach (object value in new object[] { "false", false })
        {
            using var saved = await admin.PutAsJsonAsync("/api/accounts/puyang", new { requireEncryption = value });
            Assert.Equal("false", (await OperatorDriver.ReadAsync(saved)).GetProperty("requireEncryption").GetString());
            Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendAsync(host.Sender.Text("公积金"))).Status);
        }

        // It has received an encrypted message, whatever was set at the time.
        using var auto = await admin.PutAsJsonAsync("/api/accounts/puyang", new { requireEncryption = "auto" });
        Assert.True((await OperatorDriver.ReadAsync(auto)).GetProperty("encryption").GetProperty("plainRefused").GetBoolean());
        Assert.Equal(Refused, await host.Sender.SendAsync(host.Sender.Text("公积金")));
        using var wrong = await admin.PutAsJsonAsync("/api/accounts/puyang", new { requireEncryption = "maybe" });
        Assert.True((await OperatorDriver.RefusedAsync(wrong, HttpStatusCode.BadRequest, "badInput")).GetProperty("errors").TryGetProperty("requireEncryption", out _));
    }

    [Fact]
    public async Task The_sandbox_may_switch_as_it_likes_unless_told_otherwise()
    {
        await using var host = await ProductHost.StartAsync(databases);
        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendEncryptedAsync(host.Sender.Text("公积金"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendAsync(host.Sender.Text("公积金"))).Status);
        Assert.Equal(FindingLevel.Fine, await LevelAsync(host));
    }

    [Theory]
    [InlineData("auto", 1)]
    [InlineData("false", 1)]
    [InlineData("true", 0)]
    public async Task A_start_warns_once_of_each_real_account_that_takes_plain_messages(string rule, int warnings)
    {
        using var log = new KeptLog();
        await using var host = await ProductHost.StartAsync(
            databases,
            "sqlite",
            services => services.AddLogging(logging => logging.AddProvider(log)),
            [.. Real, "--WeChat:Accounts:puyang:RequireEncryption", rule, "--WeChat:Accounts:other:RequireEncryption", "true"]);
        Assert.Equal(warnings, log.Lines.Lines.Count(static line => line.Level == LogLevel.Warning && line.Text.StartsWith("账号 puyang", StringComparison.Ordinal)));

        if (rule == "auto")
        {
            await host.Sender.SendEncryptedAsync(host.Sender.Text("公积金"));
            await host.RestartAsync();
            Assert.Equal(warnings, log.Lines.Lines.Count(static line => line.Text.StartsWith("账号 puyang", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task The_sandbox_is_not_warned_of()
    {
        using var log = new KeptLog();
        await using var host = await ProductHost.StartAsync(databases, configure: services => services.AddLogging(logging => logging.AddProvider(log)));
        Assert.DoesNotContain("明文", log.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_account_that_the_API_wrote_without_the_rule_keeps_that_of_the_settings(string provider)
    {
        var database = databases.Create(provider);
        string[] node = [.. Real, "--Secrets:MasterKey", MasterKey.Create().ToBase64()];
        await using var strict = await ProductHost.StartOnAsync(database, settings: [.. node, "--WeChat:Accounts:puyang:RequireEncryption", "true"]);
        using var driver = OperatorDriver.Of(strict);
        var admin = await driver.AdminAsync();
        using var renamed = await admin.PutAsJsonAsync("/api/accounts/puyang", new { name = "濮阳发布甲" });
        Assert.Equal("true", (await OperatorDriver.ReadAsync(renamed)).GetProperty("requireEncryption").GetString());
        Assert.Equal(Refused, await strict.Sender.SendAsync(strict.Sender.Text("公积金")));

        await using var open = await ProductHost.StartOnAsync(database, settings: [.. node, "--WeChat:Accounts:puyang:RequireEncryption", "false"]);
        Assert.Equal(HttpStatusCode.OK, (await open.Sender.SendAsync(open.Sender.Text("公积金"))).Status);

        // Said through the API it is set, whatever the settings say from now on.
        using var set = await admin.PutAsJsonAsync("/api/accounts/puyang", new { requireEncryption = "true" });
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        await open.FollowChangesAsync();
        Assert.Equal(Refused, await open.Sender.SendAsync(open.Sender.Text("公积金")));
    }

    private static async Task<FindingLevel> LevelAsync(ProductHost host) =>
        (await ActivatorUtilities.CreateInstance<EncryptionCheck>(host.Services).RunAsync(CancellationToken.None))
        .First(static finding => finding.Text.StartsWith("账号“puyang”", StringComparison.Ordinal) || finding.Text.StartsWith("账号“濮阳发布”", StringComparison.Ordinal)).Level;
}
