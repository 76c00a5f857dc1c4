using System.Net;
using System.Net.Http.Json;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Accounts;

/// <summary>Accounts over HTTP, as a script of the owner sees them.</summary>
public sealed class AccountApiTests(TestDatabases databases)
{
    private const string NewToken = "tokenwrittenthroughtheapi";

    [Theory, EachDatabase]
    public async Task An_administrator_writes_secrets_and_never_reads_them(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        var admin = await driver.AdminAsync();

        using var saved = await admin.PutAsJsonAsync("/api/accounts/puyang", new { name = "濮阳发布", token = NewToken, revision = 0 });
        using var read = await admin.GetAsync("/api/accounts/puyang");
        using var list = await admin.GetAsync("/api/accounts");

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        foreach (var answer in new[] { saved, read, list })
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.All([NewToken, WeChatSender.Key, WeChatSender.PreviousKey], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }

        var account = await OperatorDriver.ReadAsync(read);
        Assert.Equal(("puyang", "database", 1), (account.GetProperty("slug").GetString(), account.GetProperty("source").GetString(), account.GetProperty("revision").GetInt32()));
        Assert.Equal("https://fabu.example/wechat", account.GetProperty("webhookUrl").GetString());
        var token = account.GetProperty("secrets").GetProperty("token");
        Assert.True(token.GetProperty("set").GetBoolean());
        Assert.Equal("••••", token.GetProperty("masked").GetString());
        Assert.Equal(2, (await OperatorDriver.ReadAsync(list)).GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendAsync(host.Sender.Text("你好"), token: NewToken)).Status);
    }

    [Fact]
    public async Task What_is_not_so_is_answered_with_its_status()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var admin = await driver.AdminAsync();

        using var missing = await admin.GetAsync("/api/accounts/nowhere");
        using var bad = await admin.PutAsJsonAsync("/api/accounts/puyang", new { token = "a b" });
        using var stale = await admin.PutAsJsonAsync("/api/accounts/puyang", new { name = "甲", revision = 5 });
        using var wrongType = await admin.PutAsJsonAsync("/api/accounts/puyang", new { name = 5 });
        using var slug = await admin.PutAsJsonAsync("/api/accounts/..%2F..%2Fetc", new { name = "甲" });

        await OperatorDriver.RefusedAsync(missing, HttpStatusCode.NotFound, "notFound");
        var problem = await OperatorDriver.RefusedAsync(bad, HttpStatusCode.BadRequest, "badInput");
        Assert.True(problem.GetProperty("errors").TryGetProperty("token", out _));
        await OperatorDriver.RefusedAsync(stale, HttpStatusCode.PreconditionFailed, "staleRevision");
        await OperatorDriver.RefusedAsync(wrongType, HttpStatusCode.BadRequest, "badJson");
        await OperatorDriver.RefusedAsync(slug, HttpStatusCode.BadRequest, "badInput");
    }

    [Fact]
    public async Task Nobody_but_an_administrator_gets_near_accounts_holds_or_the_examination()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        (HttpMethod Method, string Path)[] calls =
        [
            (HttpMethod.Get, "/api/accounts"),
            (HttpMethod.Get, "/api/accounts/puyang"),
            (HttpMethod.Put, "/api/accounts/puyang"),
            (HttpMethod.Post, "/api/accounts/puyang/reset-encryption"),
            (HttpMethod.Get, "/api/holds"),
            (HttpMethod.Post, "/api/holds/due-work/release"),
            (HttpMethod.Get, "/api/doctor"),
        ];
        foreach (var role in Role.All.Where(static role => role != Role.Admin).Append(""))
        {
            var client = role.Length == 0 ? driver.Anonymous() : await driver.WithRolesAsync(role);
            foreach (var (method, path) in calls)
            {
                using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Get ? null : JsonContent.Create(new { name = "乙" }) };
                using var response = await client.SendAsync(request);
                Assert.Equal((role, path, role.Length == 0 ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden), (role, path, response.StatusCode));
            }
        }
    }
}
