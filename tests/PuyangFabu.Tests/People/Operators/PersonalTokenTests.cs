using System.Net;
using System.Text.Json;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators.Tokens;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>Personal API tokens over HTTP.</summary>
public sealed class PersonalTokenTests(TestDatabases databases)
{
    [Fact]
    public void Every_permission_is_in_some_scope() =>
        Assert.Equal(RolePermissions.Of(Role.All).Order(), TokenScope.Permissions(TokenScope.All, Role.All).Order());

    [Theory, EachDatabase]
    public async Task A_token_does_what_its_scopes_allow_and_no_more(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        var owner = await driver.WithRolesAsync(Role.Auditor);
        var (_, audit) = await MakeAsync(driver, owner, host, "audit");
        var (_, read) = await MakeAsync(driver, owner, host, "read");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(audit, "/api/audit"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(read, "/api/audit"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(read, "/api/session"));
    }

    [Fact]
    public async Task A_token_changes_neither_password_nor_second_factor_nor_tokens()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var (id, token) = await MakeAsync(driver, await driver.WithRolesAsync(Role.Editor), host, "read", "write");

        foreach (var (method, path) in new[]
        {
            (HttpMethod.Post, "/api/session/password"), (HttpMethod.Post, "/api/session/second-factor"),
            (HttpMethod.Post, "/api/session/second-factor/confirm"), (HttpMethod.Delete, "/api/session/second-factor"),
            (HttpMethod.Post, "/api/tokens"), (HttpMethod.Delete, $"/api/tokens/{id}"), (HttpMethod.Delete, "/api/sessions"),
        })
        {
            using var request = new HttpRequestMessage(method, path) { Content = OperatorDriver.Json(new { }) };
            using var response = await token.SendAsync(request);
            await OperatorDriver.RefusedAsync(response, HttpStatusCode.Forbidden, "sessionRequired");
        }
    }

    [Theory, EachDatabase]
    public async Task The_token_of_a_disabled_operator_is_dead_and_stays_dead(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        var admin = await driver.AdminAsync();
        var id = await driver.CreateAsync("zhangsan", Role.Editor);
        var (_, token) = await MakeAsync(driver, await driver.SignInAsync("zhangsan"), host, "read");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token, "/api/session"));

        foreach (var enabled in new[] { false, true })
        {
            using var response = await admin.PutAsync($"/api/operators/{id}", OperatorDriver.Json(new { enabled }));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(token, "/api/session"));
        }
    }

    [Fact]
    public async Task A_token_ends_when_it_said_and_when_it_is_revoked()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var adminPassword = OperatorDriver.PasswordIn(host.DataDirectory);
        var owner = await driver.WithRolesAsync(Role.Editor);
        var (_, first) = await MakeAsync(driver, owner, host, "read");
        var (second, other) = await MakeAsync(driver, owner, host, "read");

        var stranger = await driver.WithRolesAsync(Role.Reviewer);
        using var refused = await stranger.DeleteAsync($"/api/tokens/{second}");
        await OperatorDriver.RefusedAsync(refused, HttpStatusCode.NotFound, "notFound");
        using var revoked = await (await driver.AdminAsync()).DeleteAsync($"/api/tokens/{second}");
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(other, "/api/session"));

        host.Database.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(first, "/api/session"));
        var admin = await driver.SignInAsync(OperatorDriver.AdminName, adminPassword);
        using var list = await admin.GetAsync("/api/tokens?all=true");
        var text = await list.Content.ReadAsStringAsync();
        Assert.Equal(2, JsonSerializer.Deserialize<JsonElement>(text).GetProperty("items").GetArrayLength());
        Assert.DoesNotContain("pft_", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foreign_scopes_and_more_than_a_year_are_refused()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var owner = await driver.WithRolesAsync(Role.Editor);

        using var response = await owner.PostAsync(
            "/api/tokens", OperatorDriver.Json(new { name = "", scopes = new[] { "read", "operators" }, expiresAt = host.Database.Clock.GetUtcNow().AddDays(400) }));

        var errors = (await OperatorDriver.RefusedAsync(response, HttpStatusCode.BadRequest, "badInput")).GetProperty("errors");
        Assert.Equal(["name", "scopes", "expiresAt"], errors.EnumerateObject().Select(static field => field.Name));
    }

    private static async Task<(long Id, HttpClient Client)> MakeAsync(OperatorDriver driver, HttpClient owner, ProductHost host, params string[] scopes)
    {
        using var response = await owner.PostAsync(
            "/api/tokens", OperatorDriver.Json(new { name = "脚本", scopes, expiresAt = host.Database.Clock.GetUtcNow().AddDays(30) }));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var item = await OperatorDriver.ReadAsync(response);
        return (item.GetProperty("id").GetInt64(), driver.WithToken(item.GetProperty("token").GetString()!));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return response.StatusCode;
    }
}
