using System.Net;
using System.Text.Json;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>Changing one's own password, and having to.</summary>
public sealed class OwnPasswordTests(TestDatabases databases)
{
    private const string New = "Another-word-77";

    [Theory, EachDatabase]
    public async Task A_change_ends_the_other_sessions_and_keeps_this_one(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        var here = await driver.WithRolesAsync(Role.Editor);
        var elsewhere = await driver.SignInAsync(Role.Editor);

        using var changed = await ChangeAsync(here, OperatorDriver.Password, New);

        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.False((await SelfAsync(here)).GetProperty("mustChangePassword").GetBoolean());
        using var ended = await elsewhere.GetAsync("/api/session");
        Assert.Equal(HttpStatusCode.Unauthorized, ended.StatusCode);
        await driver.SignInAsync(Role.Editor, New);
        using var old = await driver.TrySignInAsync(Role.Editor);
        await OperatorDriver.RefusedAsync(old, HttpStatusCode.Unauthorized, "signInRefused");
    }

    [Fact]
    public async Task A_poor_new_one_and_a_wrong_present_one_are_refused_by_field()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var client = await driver.WithRolesAsync(Role.Editor);

        using var poor = await ChangeAsync(client, OperatorDriver.Password, "short");
        using var wrong = await ChangeAsync(client, "Not-the-one-1", New);
        using var same = await ChangeAsync(client, OperatorDriver.Password, OperatorDriver.Password);

        Assert.Contains("8 个字符", await ErrorAsync(poor, "newPassword"), StringComparison.Ordinal);
        Assert.Equal("不是现在的密码", await ErrorAsync(wrong, "currentPassword"));
        Assert.Contains("最近 5 次", await ErrorAsync(same, "newPassword"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task None_of_the_last_five_comes_back_and_the_sixth_may()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var client = await driver.WithRolesAsync(Role.Editor);
        var last = OperatorDriver.Password;
        for (var change = 1; change <= 4; change++)
        {
            using var changed = await ChangeAsync(client, last, $"{New}-{change}");
            Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
            last = $"{New}-{change}";
        }

        using var fifth = await ChangeAsync(client, last, OperatorDriver.Password);
        Assert.Contains("最近 5 次", await ErrorAsync(fifth, "newPassword"), StringComparison.Ordinal);
        using var more = await ChangeAsync(client, last, $"{New}-5");
        using var sixth = await ChangeAsync(client, $"{New}-5", OperatorDriver.Password);
        Assert.Equal(HttpStatusCode.NoContent, sixth.StatusCode);
    }

    [Fact]
    public async Task A_stolen_session_does_not_serve_to_guess_the_password()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var client = await driver.WithRolesAsync(Role.Editor);
        for (var failure = 1; failure <= 4; failure++)
        {
            using var wrong = await ChangeAsync(client, "Not-the-one-1", New);
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        }

        using var fifth = await ChangeAsync(client, "Not-the-one-1", New);
        using var right = await ChangeAsync(client, OperatorDriver.Password, New);

        await OperatorDriver.RefusedAsync(fifth, HttpStatusCode.TooManyRequests, "tooManyFailures");
        await OperatorDriver.RefusedAsync(right, HttpStatusCode.TooManyRequests, "tooManyFailures");
    }

    [Fact]
    public async Task Where_it_is_enforced_a_password_set_by_someone_else_must_be_changed_first()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Operators:ForcePasswordChange", "true"]);
        using var driver = OperatorDriver.Of(host);
        var adminPassword = OperatorDriver.PasswordIn(host.DataDirectory);
        var admin = await driver.AdminAsync();

        using var before = await admin.GetAsync("/api/operators");
        using var create = await admin.PostAsync("/api/operators", OperatorDriver.Json(new { }));
        await OperatorDriver.RefusedAsync(before, HttpStatusCode.Forbidden, "passwordChangeRequired");
        await OperatorDriver.RefusedAsync(create, HttpStatusCode.Forbidden, "passwordChangeRequired");
        Assert.True((await SelfAsync(admin)).GetProperty("mustChangePassword").GetBoolean());

        using var changed = await ChangeAsync(admin, adminPassword, New);
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        using var after = await admin.GetAsync("/api/operators");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.False(File.Exists(Path.Combine(host.DataDirectory, OperatorBootstrap.FileName)));

        // Of somebody whom he appoints, too.
        await driver.CreateAsync("zhangsan", Role.Auditor);
        var zhangsan = await driver.SignInAsync("zhangsan");
        using var refused = await zhangsan.GetAsync("/api/audit");
        await OperatorDriver.RefusedAsync(refused, HttpStatusCode.Forbidden, "passwordChangeRequired");
        using var signedOut = await zhangsan.DeleteAsync("/api/session");
        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
    }

    [Fact]
    public async Task A_password_past_its_age_must_be_changed()
    {
        await using var host = await ProductHost.StartAsync(
            databases, settings: ["--Operators:ForcePasswordChange", "true", "--Operators:PasswordDays", "90"]);
        using var driver = OperatorDriver.Of(host);
        var admin = await driver.AdminAsync();
        using var changed = await ChangeAsync(admin, OperatorDriver.PasswordIn(host.DataDirectory), New);
        host.Database.Clock.Advance(TimeSpan.FromDays(90));

        var later = await driver.SignInAsync(OperatorDriver.AdminName, New);

        using var refused = await later.GetAsync("/api/operators");
        await OperatorDriver.RefusedAsync(refused, HttpStatusCode.Forbidden, "passwordChangeRequired");
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient client, string currentPassword, string newPassword) =>
        client.PostAsync("/api/session/password", OperatorDriver.Json(new { currentPassword, newPassword }));

    private static async Task<JsonElement> SelfAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/session");
        return await OperatorDriver.ReadAsync(response);
    }

    private static async Task<string> ErrorAsync(HttpResponseMessage response, string field) =>
        (await OperatorDriver.RefusedAsync(response, HttpStatusCode.BadRequest, "badInput")).GetProperty("errors").GetProperty(field)[0].GetString()!;
}
