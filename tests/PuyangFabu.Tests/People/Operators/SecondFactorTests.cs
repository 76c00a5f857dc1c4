using System.Net;
using System.Text.Json;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>One-time codes and recovery codes over HTTP.</summary>
public sealed class SecondFactorTests(TestDatabases databases)
{
    private const string Start = "/api/session/second-factor";
    private const string Confirm = "/api/session/second-factor/confirm";

    [Theory, EachDatabase]
    public async Task Once_enrolled_a_code_is_asked_for_and_none_is_taken_twice(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        var client = await driver.WithRolesAsync(Role.Chief);
        var (app, _) = await EnrolAsync(client, host);

        using var without = await driver.TrySignInAsync(Role.Chief);
        await OperatorDriver.RefusedAsync(without, HttpStatusCode.Unauthorized, "codeRequired");
        using var used = await driver.TrySignInAsync(Role.Chief, code: app.Code());
        await OperatorDriver.RefusedAsync(used, HttpStatusCode.Unauthorized, "codeRefused");
        host.Database.Clock.Advance(TimeSpan.FromSeconds(30));
        await driver.SignInAsync(Role.Chief, code: app.Code());
        using var replayed = await driver.TrySignInAsync(Role.Chief, code: app.Code());
        await OperatorDriver.RefusedAsync(replayed, HttpStatusCode.Unauthorized, "codeRefused");
        using var earlier = await driver.TrySignInAsync(Role.Chief, code: app.Code(-1));
        await OperatorDriver.RefusedAsync(earlier, HttpStatusCode.Unauthorized, "codeRefused");
        await driver.SignInAsync(Role.Chief, code: app.Code(+1));
    }

    [Theory, EachDatabase]
    public async Task One_code_used_many_times_at_once_opens_one_session(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider, settings: ["--Operators:LockoutFailures", "100"]);
        await using var node = await ProductHost.StartOnAsync(
            host.Database, null, "--Operators:LockoutFailures", "100", "--Secrets:MasterKey", await File.ReadAllTextAsync(Path.Combine(host.DataDirectory, "keys", "master.key")));
        using var driver = OperatorDriver.Of(host);
        using var there = new OperatorDriver(node.Address, "");
        var (app, _) = await EnrolAsync(await driver.WithRolesAsync(Role.Chief), host);
        host.Database.Clock.Advance(TimeSpan.FromSeconds(60));

        var tries = Enumerable.Range(0, 20).Select(index => (index % 2 == 0 ? driver : there).TrySignInAsync(Role.Chief, code: app.Code()));
        var statuses = (await Task.WhenAll(tries)).Select(static response => response.StatusCode).ToList();

        Assert.Single(statuses, HttpStatusCode.OK);
    }

    [Theory, EachDatabase]
    public async Task A_recovery_code_stands_in_for_the_app_once(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        var (_, codes) = await EnrolAsync(await driver.WithRolesAsync(Role.Chief), host);
        Assert.Equal(10, codes.Distinct().Count());

        var client = await driver.SignInAsync(Role.Chief, code: codes[3]);
        Assert.Equal(9, (await SelfAsync(client)).GetProperty("recoveryCodesLeft").GetInt32());
        using var again = await driver.TrySignInAsync(Role.Chief, code: codes[3]);
        await OperatorDriver.RefusedAsync(again, HttpStatusCode.Unauthorized, "codeRefused");
        await driver.SignInAsync(Role.Chief, code: codes[4].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
    }

    [Fact]
    public async Task New_recovery_codes_make_the_old_ones_worthless_and_need_the_password()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var client = await driver.WithRolesAsync(Role.Chief);
        var (_, old) = await EnrolAsync(client, host);

        using var wrong = await client.PostAsync($"{Start}/recovery-codes", OperatorDriver.Json(new { password = "Not-the-one-1" }));
        await OperatorDriver.RefusedAsync(wrong, HttpStatusCode.BadRequest, "badInput");
        using var renewed = await client.PostAsync($"{Start}/recovery-codes", OperatorDriver.Json(new { password = OperatorDriver.Password }));
        var codes = CodesOf(await OperatorDriver.ReadAsync(renewed));

        using var refused = await driver.TrySignInAsync(Role.Chief, code: old[0]);
        await OperatorDriver.RefusedAsync(refused, HttpStatusCode.Unauthorized, "codeRefused");
        await driver.SignInAsync(Role.Chief, code: codes[0]);
    }

    [Fact]
    public async Task Removing_it_needs_password_and_code_and_a_lost_one_is_reset_by_another()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var id = await driver.CreateAsync("zhangsan", Role.Chief);
        var client = await driver.SignInAsync("zhangsan");
        var (app, codes) = await EnrolAsync(client, host);
        host.Database.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(HttpStatusCode.BadRequest, await RemoveAsync(client, OperatorDriver.Password, "000000"));
        Assert.Equal(HttpStatusCode.BadRequest, await RemoveAsync(client, "Not-the-one-1", app.Code()));
        Assert.Equal(HttpStatusCode.NoContent, await RemoveAsync(client, OperatorDriver.Password, app.Code()));
        await driver.SignInAsync("zhangsan");

        await EnrolAsync(client, host);
        var security = await driver.WithRolesAsync(Role.Security);
        using var reset = await security.PostAsync($"/api/operators/{id}/reset-second-factor", null);
        Assert.Equal(HttpStatusCode.NoContent, reset.StatusCode);
        using var ended = await client.GetAsync("/api/session");
        Assert.Equal(HttpStatusCode.Unauthorized, ended.StatusCode);
        await driver.SignInAsync("zhangsan");
        Assert.NotEmpty(codes);
    }

    [Fact]
    public async Task Where_the_settings_ask_for_it_the_guarded_roles_can_only_enrol_until_they_have()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Operators:RequireSecondFactor", "true"]);
        using var driver = OperatorDriver.Of(host);
        var admin = await driver.AdminAsync();
        using var before = await admin.GetAsync("/api/operators");
        await OperatorDriver.RefusedAsync(before, HttpStatusCode.Forbidden, "secondFactorRequired");

        await EnrolAsync(admin, host);

        var editor = await driver.WithRolesAsync(Role.Editor);
        var publisher = await driver.WithRolesAsync(Role.Publisher);
        Assert.Equal(HttpStatusCode.OK, await SessionsAsync(editor));
        Assert.Equal(HttpStatusCode.Forbidden, await SessionsAsync(publisher));
        await EnrolAsync(publisher, host);
        Assert.Equal(HttpStatusCode.OK, await SessionsAsync(publisher));
    }

    [Fact]
    public async Task Neither_key_nor_recovery_codes_lie_readable_in_the_database_or_the_record()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var client = await driver.WithRolesAsync(Role.Chief);
        using var started = await client.PostAsync(Start, null);
        var secret = (await OperatorDriver.ReadAsync(started)).GetProperty("secret").GetString()!;
        using var confirmed = await client.PostAsync(Confirm, OperatorDriver.Json(new { code = new AuthenticatorApp(secret, host.Database.Clock).Code() }));
        var codes = CodesOf(await OperatorDriver.ReadAsync(confirmed));

        var rows = await host.Database.Database.ReadAsync(
            static session => session.QueryAsync<string>(
                "select authenticator_key || recovery_codes from operators union all select coalesce(after_json, '') || comment from audit_log"),
            CancellationToken.None);

        var text = string.Join('\n', rows);
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.All(codes, code => Assert.DoesNotContain(code, text, StringComparison.Ordinal));
    }

    private static async Task<(AuthenticatorApp App, IReadOnlyList<string> Codes)> EnrolAsync(HttpClient client, ProductHost host)
    {
        using var started = await client.PostAsync(Start, null);
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        var start = await OperatorDriver.ReadAsync(started);
        var secret = start.GetProperty("secret").GetString()!;
        Assert.StartsWith("otpauth://totp/", start.GetProperty("uri").GetString());
        var app = new AuthenticatorApp(secret, host.Database.Clock);
        using var wrong = await client.PostAsync(Confirm, OperatorDriver.Json(new { code = app.Code() == "123456" ? "654321" : "123456" }));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var confirmed = await client.PostAsync(Confirm, OperatorDriver.Json(new { code = app.Code() }));
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        return (app, CodesOf(await OperatorDriver.ReadAsync(confirmed)));
    }

    private static IReadOnlyList<string> CodesOf(JsonElement answer) =>
        [.. answer.GetProperty("recoveryCodes").EnumerateArray().Select(static code => code.GetString()!)];

    private static async Task<JsonElement> SelfAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/session");
        return await OperatorDriver.ReadAsync(response);
    }

    private static async Task<HttpStatusCode> SessionsAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/sessions");
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> RemoveAsync(HttpClient client, string password, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, Start) { Content = OperatorDriver.Json(new { password, code }) };
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
