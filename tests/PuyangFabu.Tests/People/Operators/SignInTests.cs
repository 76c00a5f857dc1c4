using System.Net;
using System.Net.Http.Json;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>Signing in over HTTP: who gets in, and what those who do not may learn.</summary>
public sealed class SignInTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task The_first_administrator_signs_in_with_the_password_from_the_file(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);

        using var response = await driver.TrySignInAsync(OperatorDriver.AdminName, OperatorDriver.PasswordIn(host.DataDirectory));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await OperatorDriver.ReadAsync(response);
        Assert.StartsWith("pfs_", answer.GetProperty("accessToken").GetString());
        Assert.Equal(host.Database.Clock.GetUtcNow().AddHours(12), answer.GetProperty("expiresAt").GetDateTimeOffset());
        Assert.True(answer.GetProperty("mustChangePassword").GetBoolean());
        Assert.Equal(["admin", "security"], answer.GetProperty("operator").GetProperty("roles").EnumerateArray().Select(static role => role.GetString()));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(host.DataDirectory, OperatorBootstrap.FileName)));
        }
    }

    [Theory, EachDatabase]
    public async Task An_operator_appointed_over_the_API_can_do_what_the_role_allows(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        var auditor = await driver.WithRolesAsync(Role.Auditor);

        using var allowed = await auditor.GetAsync("/api/audit");
        using var refused = await auditor.PostAsJsonAsync("/api/operators", new { userName = "x" });
        using var nobody = await driver.Anonymous().GetAsync("/api/audit");
        using var invented = await driver.WithToken("pfs_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").GetAsync("/api/audit");

        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        await OperatorDriver.RefusedAsync(refused, HttpStatusCode.Forbidden, "noRight");
        await OperatorDriver.RefusedAsync(nobody, HttpStatusCode.Unauthorized, "notSignedIn");
        await OperatorDriver.RefusedAsync(invented, HttpStatusCode.Unauthorized, "notSignedIn");
    }
}
