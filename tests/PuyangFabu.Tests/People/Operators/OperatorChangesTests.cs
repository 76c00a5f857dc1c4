using System.Net;
using System.Text.Json;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>Appointing and changing operators over HTTP.</summary>
public sealed class OperatorChangesTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task The_first_administrator_loses_security_when_there_is_a_second_one(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        var admin = await driver.AdminAsync();
        Assert.Equal(["admin", "security"], await RolesAsync(admin));

        await driver.CreateAsync("second", Role.Admin);

        // The session goes on, with the rights that are left.
        Assert.Equal(["admin"], await RolesAsync(admin));
        var record = await admin.GetStringAsync("/api/audit");
        Assert.Contains("operator.endBootstrapRights", record, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Admin, Role.Security)]
    [InlineData(Role.Admin, Role.Auditor)]
    [InlineData(Role.Security, Role.Auditor)]
    public async Task Who_runs_guards_and_watches_are_different_people(string one, string other)
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var admin = await driver.AdminAsync();
        var id = await driver.CreateAsync("zhangsan", one);

        using var created = await CreateAsync(admin, "lisi", one, other);
        using var changed = await admin.PutAsync($"/api/operators/{id}", OperatorDriver.Json(new { roles = new[] { one, other } }));

        Assert.Contains("三员分立", await ErrorAsync(created, "roles"), StringComparison.Ordinal);
        Assert.Contains("三员分立", await ErrorAsync(changed, "roles"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_fields_are_named_all_at_once()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);

        using var response = await (await driver.AdminAsync()).PostAsync(
            "/api/operators", OperatorDriver.Json(new { userName = "аdmin", displayName = " ", password = "short", roles = new[] { "king" } }));

        var errors = (await OperatorDriver.RefusedAsync(response, HttpStatusCode.BadRequest, "badInput")).GetProperty("errors");
        Assert.Equal(["userName", "displayName", "roles", "password"], errors.EnumerateObject().Select(static field => field.Name));
    }

    [Theory, EachDatabase]
    public async Task A_name_is_taken_once_whatever_its_case_and_however_many_try(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        var admin = await driver.AdminAsync();

        var responses = await Task.WhenAll(Enumerable.Range(0, 12).Select(index => CreateAsync(admin, index % 2 == 0 ? "张三Zhang" : "张三zHANG", Role.Editor)));

        Assert.Single(responses, static response => response.StatusCode == HttpStatusCode.Created);
        foreach (var refused in responses.Where(static response => response.StatusCode != HttpStatusCode.Created))
        {
            await OperatorDriver.RefusedAsync(refused, HttpStatusCode.Conflict, "userNameTaken");
        }
    }

    [Fact]
    public async Task Nobody_changes_his_own_rights()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var admin = await driver.AdminAsync();
        await driver.CreateAsync("second", Role.Admin);
        var id = (await SelfAsync(admin)).GetProperty("operator").GetProperty("id").GetInt64();

        using var roles = await admin.PutAsync($"/api/operators/{id}", OperatorDriver.Json(new { roles = new[] { Role.Admin, Role.Chief } }));
        using var disable = await admin.PutAsync($"/api/operators/{id}", OperatorDriver.Json(new { enabled = false }));
        using var reset = await admin.PostAsync($"/api/operators/{id}/reset-password", OperatorDriver.Json(new { }));
        using var factor = await admin.PostAsync($"/api/operators/{id}/reset-second-factor", null);
        using var name = await admin.PutAsync($"/api/operators/{id}", OperatorDriver.Json(new { displayName = "王五", roles = new[] { Role.Admin } }));

        await OperatorDriver.RefusedAsync(roles, HttpStatusCode.Forbidden, "ownRoles");
        await OperatorDriver.RefusedAsync(disable, HttpStatusCode.Forbidden, "ownAccount");
        await OperatorDriver.RefusedAsync(reset, HttpStatusCode.Forbidden, "ownAccount");
        await OperatorDriver.RefusedAsync(factor, HttpStatusCode.Forbidden, "ownAccount");
        Assert.Equal(HttpStatusCode.OK, name.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Two_administrators_who_disable_each_other_at_once_leave_one(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        var first = await driver.AdminAsync();
        var secondId = await driver.CreateAsync("second", Role.Admin);
        var second = await driver.SignInAsync("second");
        var firstId = (await SelfAsync(first)).GetProperty("operator").GetProperty("id").GetInt64();

        var responses = await Task.WhenAll(
            first.PutAsync($"/api/operators/{secondId}", OperatorDriver.Json(new { enabled = false })),
            second.PutAsync($"/api/operators/{firstId}", OperatorDriver.Json(new { enabled = false })));

        Assert.Single(responses, static response => response.StatusCode == HttpStatusCode.OK);
        var refused = responses.Single(static response => response.StatusCode != HttpStatusCode.OK);
        Assert.Contains(refused.StatusCode, new[] { HttpStatusCode.Conflict, HttpStatusCode.Unauthorized });
    }

    [Fact]
    public async Task A_stale_revision_changes_nothing()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var admin = await driver.AdminAsync();
        var id = await driver.CreateAsync("zhangsan", Role.Editor);

        using var first = await admin.PutAsync($"/api/operators/{id}", OperatorDriver.Json(new { displayName = "甲", revision = 1 }));
        using var second = await admin.PutAsync($"/api/operators/{id}", OperatorDriver.Json(new { displayName = "乙", revision = 1 }));

        Assert.Equal(2, (await OperatorDriver.ReadAsync(first)).GetProperty("revision").GetInt64());
        await OperatorDriver.RefusedAsync(second, HttpStatusCode.PreconditionFailed, "staleRevision");
    }

    [Fact]
    public async Task An_account_that_nobody_used_for_ninety_days_is_shown_as_dormant()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var password = OperatorDriver.PasswordIn(host.DataDirectory);
        await driver.CreateAsync("zhangsan", Role.Editor);
        host.Database.Clock.Advance(TimeSpan.FromDays(90));
        var admin = await driver.SignInAsync(OperatorDriver.AdminName, password);

        using var response = await admin.GetAsync("/api/operators");

        Assert.Equal(
            [("admin", false), ("zhangsan", true)],
            (await OperatorDriver.ReadAsync(response)).GetProperty("items").EnumerateArray()
                .Select(static item => (item.GetProperty("userName").GetString()!, item.GetProperty("dormant").GetBoolean())));
    }

    [Fact]
    public async Task A_reset_gives_a_random_password_once()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var admin = await driver.AdminAsync();
        var id = await driver.CreateAsync("zhangsan", Role.Editor);

        using var reset = await admin.PostAsync($"/api/operators/{id}/reset-password", OperatorDriver.Json(new { }));
        var password = (await OperatorDriver.ReadAsync(reset)).GetProperty("password").GetString()!;
        using var old = await driver.TrySignInAsync("zhangsan");
        await OperatorDriver.RefusedAsync(old, HttpStatusCode.Unauthorized, "signInRefused");
        var client = await driver.SignInAsync("zhangsan", password);

        Assert.True((await SelfAsync(client)).GetProperty("mustChangePassword").GetBoolean());
        Assert.DoesNotContain(password, await admin.GetStringAsync("/api/audit"), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> CreateAsync(HttpClient admin, string userName, params string[] roles) =>
        admin.PostAsync("/api/operators", OperatorDriver.Json(new { userName, displayName = "张三", password = OperatorDriver.Password, roles }));

    private static async Task<JsonElement> SelfAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/session");
        return await OperatorDriver.ReadAsync(response);
    }

    private static async Task<IEnumerable<string?>> RolesAsync(HttpClient client) =>
        (await SelfAsync(client)).GetProperty("operator").GetProperty("roles").EnumerateArray().Select(static role => role.GetString());

    private static async Task<string> ErrorAsync(HttpResponseMessage response, string field) =>
        (await OperatorDriver.RefusedAsync(response, HttpStatusCode.BadRequest, "badInput")).GetProperty("errors").GetProperty(field)[0].GetString()!;
}
