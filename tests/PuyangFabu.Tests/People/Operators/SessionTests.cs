using System.Net;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>How long a sign-in holds, and what ends it.</summary>
public sealed class SessionTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_session_idles_out_after_half_an_hour_and_ends_after_twelve_hours(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        await driver.CreateAsync("zhangsan", Role.Editor);
        var idle = await driver.SignInAsync("zhangsan");
        var busy = await driver.SignInAsync("zhangsan");

        host.Database.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(busy));
        host.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(idle));
        for (var passed = TimeSpan.FromMinutes(30); passed < TimeSpan.FromHours(12); passed += TimeSpan.FromMinutes(15))
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(busy));
            host.Database.Clock.Advance(TimeSpan.FromMinutes(15));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(busy));
    }

    [Fact]
    public async Task Signing_out_ends_this_session_and_no_other()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var one = await driver.WithRolesAsync(Role.Editor);
        var other = await driver.SignInAsync(Role.Editor);

        using var signedOut = await one.DeleteAsync("/api/session");

        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(one));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(other));
    }

    [Fact]
    public async Task One_may_see_and_end_each_of_ones_own_sessions_and_nobody_elses()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var one = await driver.WithRolesAsync(Role.Editor);
        var other = await driver.SignInAsync(Role.Editor);
        var stranger = await driver.WithRolesAsync(Role.Reviewer);

        using var list = await one.GetAsync("/api/sessions");
        var items = (await OperatorDriver.ReadAsync(list)).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([false, true], items.Select(static item => item.GetProperty("current").GetBoolean()));
        var id = items[0].GetProperty("id").GetInt64();

        using var refused = await stranger.DeleteAsync($"/api/sessions/{id}");
        await OperatorDriver.RefusedAsync(refused, HttpStatusCode.NotFound, "notFound");
        using var ended = await one.DeleteAsync($"/api/sessions/{id}");
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(other));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(one));
    }

    [Theory, EachDatabase]
    public async Task Signing_out_everywhere_on_one_node_holds_on_the_other_at_once(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        await using var node = await ProductHost.StartOnAsync(host.Database);
        using var driver = OperatorDriver.Of(host);
        using var there = new OperatorDriver(node.Address, OperatorDriver.PasswordIn(host.DataDirectory));
        await driver.CreateAsync("zhangsan", Role.Editor);
        var here = await driver.SignInAsync("zhangsan");
        var elsewhere = await there.SignInAsync("zhangsan");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(elsewhere));

        using var response = await here.DeleteAsync("/api/sessions");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(elsewhere));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(here));
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("roles")]
    [InlineData("reset")]
    [InlineData("sessions")]
    public async Task What_an_administrator_does_to_an_operator_ends_his_sessions_at_once(string what)
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var admin = await driver.AdminAsync();
        var id = await driver.CreateAsync("zhangsan", Role.Editor);
        var zhangsan = await driver.SignInAsync("zhangsan");
        var guard = await driver.WithRolesAsync(Role.Security);

        using var response = what switch
        {
            "disable" => await admin.PutAsync($"/api/operators/{id}", OperatorDriver.Json(new { enabled = false })),
            "roles" => await admin.PutAsync($"/api/operators/{id}", OperatorDriver.Json(new { roles = new[] { Role.Reviewer } })),
            "reset" => await admin.PostAsync($"/api/operators/{id}/reset-password", OperatorDriver.Json(new { })),
            _ => await guard.DeleteAsync($"/api/operators/{id}/sessions"),
        };

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(zhangsan));
    }

    [Fact]
    public async Task Only_the_hash_of_a_token_is_in_the_database()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var client = await driver.AdminAsync();
        var token = client.DefaultRequestHeaders.Authorization!.Parameter!;

        var rows = await host.Database.Database.ReadAsync(
            static session => session.QueryAsync<string>("select token_hash from operator_sessions"), CancellationToken.None);

        Assert.Equal([Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)))], rows);
    }

    [Fact]
    public async Task No_answer_of_the_API_may_be_kept_or_framed()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);

        using var response = await (await driver.AdminAsync()).GetAsync("/api/session");

        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/session");
        return response.StatusCode;
    }
}
