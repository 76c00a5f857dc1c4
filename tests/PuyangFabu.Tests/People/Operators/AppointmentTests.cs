using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.People.Operators.Appointments;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>Nobody makes reviewers alone, once administrator and security are two people.</summary>
public sealed class AppointmentTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_reviewer_whom_an_administrator_appoints_reviews_when_security_has_confirmed(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        var (admin, security) = await TwoAsync(driver);

        var id = await driver.CreateAsync("zhangsan", Role.Editor, Role.Reviewer);
        var zhangsan = await driver.SignInAsync("zhangsan");
        using var early = await zhangsan.GetAsync("/api/articles", Cancellation);
        var problem = await OperatorDriver.RefusedAsync(early, HttpStatusCode.Forbidden, "appointmentWaiting");
        Assert.Contains("编辑、复审，由 admin 提出", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Contains("zhangsan", await security.GetStringAsync("/api/operators/waiting", Cancellation), StringComparison.Ordinal);

        using var byAdmin = await admin.PostAsync($"/api/operators/{id}/confirm", null, Cancellation);
        await OperatorDriver.RefusedAsync(byAdmin, HttpStatusCode.Forbidden, "noRight");
        using var confirmed = await security.PostAsync($"/api/operators/{id}/confirm", null, Cancellation);
        Assert.Equal(["editor", "reviewer"], Roles(await OperatorDriver.ReadAsync(confirmed)));
        using var twice = await security.PostAsync($"/api/operators/{id}/confirm", null, Cancellation);
        await OperatorDriver.RefusedAsync(twice, HttpStatusCode.Conflict, "nothingWaiting");

        using var now = await zhangsan.GetAsync("/api/articles", Cancellation);
        Assert.Equal(HttpStatusCode.OK, now.StatusCode);
        Assert.Contains("operator.confirm", await security.GetStringAsync("/api/audit", Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reset-password")]
    [InlineData("roles")]
    [InlineData("security")]
    public async Task Nor_does_he_get_there_by_a_reset_a_change_or_a_guard_of_his_own(string way)
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var chief = await driver.CreateAsync("chief", Role.Chief);
        var (admin, security) = await TwoAsync(driver);

        using var response = way switch
        {
            "reset-password" => await admin.PostAsync($"/api/operators/{chief}/reset-password", OperatorDriver.Json(new { password = "Another-word-88" }), Cancellation),
            "roles" => await admin.PutAsync($"/api/operators/{chief}", OperatorDriver.Json(new { roles = new[] { Role.Chief, Role.Reviewer } }), Cancellation),
            _ => await admin.PostAsync("/api/operators", OperatorDriver.Json(new { userName = "guard", displayName = "甲", password = OperatorDriver.Password, roles = new[] { Role.Security } }), Cancellation),
        };
        Assert.True(response.IsSuccessStatusCode);

        var waiting = Assert.Single(JsonSerializer.Deserialize<JsonElement>(await security.GetStringAsync("/api/operators/waiting", Cancellation)).GetProperty("items").EnumerateArray());
        Assert.Equal(way == "roles" ? ["chief"] : [], Roles(waiting));
        var client = await driver.SignInAsync(
            waiting.GetProperty("userName").GetString()!, way == "reset-password" ? "Another-word-88" : OperatorDriver.Password);
        using var refused = await client.PostAsync("/api/operators/1/unlock", null, Cancellation);
        await OperatorDriver.RefusedAsync(refused, HttpStatusCode.Forbidden, "appointmentWaiting");

        using var poor = await security.PostAsync($"/api/operators/{waiting.GetProperty("id")}/reject", OperatorDriver.Json(new { }), Cancellation);
        await OperatorDriver.RefusedAsync(poor, HttpStatusCode.BadRequest, "badInput");
        using var rejected = await security.PostAsync($"/api/operators/{waiting.GetProperty("id")}/reject", OperatorDriver.Json(new { comment = "没有这回事" }), Cancellation);
        Assert.Equal(way == "roles", (await OperatorDriver.ReadAsync(rejected)).GetProperty("enabled").GetBoolean());
    }

    [Theory, EachDatabase]
    public async Task What_stood_for_a_day_and_nobody_rejected_comes_into_effect(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        await TwoAsync(driver);
        var id = await driver.CreateAsync("zhangsan", Role.Editor);

        await host.Services.StepAsync<AppointmentDecisions>();
        Assert.NotNull((await FindAsync(host, id)).WaitingSinceMs);
        host.Database.Clock.Advance(TimeSpan.FromHours(24));
        await host.Services.StepAsync<AppointmentDecisions>();

        using var read = await (await driver.SignInAsync("zhangsan")).GetAsync("/api/articles", Cancellation);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Contains("operator.pass", await (await driver.SignInAsync("security")).GetStringAsync("/api/audit", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_administrator_alone_appoints_at_once_and_it_is_marked_until_another_confirms()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Operators:ForcePasswordChange", "true"]);
        var id = await host.Services.CreateAsyncScope().ServiceProvider.GetRequiredService<OperatorAppointments>().AddAsync(
            new OperatorInput { UserName = "zhangsan", DisplayName = "张三", Password = OperatorDriver.Password, Roles = [Role.Chief] }, Actor.CommandLine, Cancellation);
        Assert.Equal([Role.Chief], id.Value.Roles);
        Assert.True(id.Value.AppointedAlone);
        var findings = (await host.Services.GetRequiredService<PuyangFabu.Operations.Doctor.Examination>().RunAsync(Cancellation)).Items;
        Assert.Contains(findings, static finding => finding.Text.Contains("由一人任命", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("operator.create")]
    [InlineData("operator.resetPassword")]
    [InlineData("operator.resetSecondFactor")]
    public async Task A_transaction_that_runs_again_appoints_as_one_that_ran_once(string action)
    {
        await using var host = await ProductHost.StartAsync(databases, "postgresql");
        using var driver = OperatorDriver.Of(host);
        var chief = await driver.CreateAsync("chief", Role.Chief, Role.Editor);
        var (admin, _) = await TwoAsync(driver);
        await host.Database.Database.WriteAsync(static session => session.ExecuteAsync("update operators set second_factor = true where user_name = 'chief'"), Cancellation);
        await host.Database.DeadlockOnceAsync("audit_log", "insert", $"new.action = '{action}'");

        var id = action == "operator.create" ? await driver.CreateAsync("zhangsan", Role.Chief, Role.Editor) : chief;
        if (action != "operator.create")
        {
            using var reset = await admin.PostAsync(
                $"/api/operators/{id}/{(action == "operator.resetPassword" ? "reset-password" : "reset-second-factor")}", OperatorDriver.Json(new { password = "Another-word-88" }), Cancellation);
            Assert.True(reset.IsSuccessStatusCode, await reset.Content.ReadAsStringAsync(Cancellation));
        }

        var person = (await host.Services.GetRequiredService<OperatorStore>().FindAsync(id, Cancellation))!;
        Assert.Equal([Role.Editor, Role.Chief], person.IntendedRoles);
        Assert.Equal(("", "admin"), (person.RoleText, person.WaitingByName));
        Assert.Equal(2, await host.Database.TriesAsync());
    }

    [Theory, EachDatabase]
    public async Task The_first_administrator_appoints_at_once_while_nobody_is_security(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);

        // From now on the first administrator is no longer security, and nobody is.
        await driver.CreateAsync("second", Role.Admin);
        var first = await FindAsync(host, await driver.CreateAsync("chief", Role.Chief));
        Assert.Equal((Role.Chief, true, null), (first.RoleText, first.AppointedAlone, first.WaitingSinceMs));

        // The second administrator has nobody who could confirm: his wait for their day.
        var second = await driver.SignInAsync("second");
        using var made = await second.PostAsync(
            "/api/operators", OperatorDriver.Json(new { userName = "reviewer", displayName = "乙", password = OperatorDriver.Password, roles = new[] { Role.Reviewer } }), Cancellation);
        var waiting = await FindAsync(host, (await OperatorDriver.ReadAsync(made)).GetProperty("id").GetInt64());
        Assert.Equal(("", false, "second"), (waiting.RoleText, waiting.AppointedAlone, waiting.WaitingByName));

        // With a guard, even one who waits himself, the first administrator waits too.
        using var guard = await second.PostAsync(
            "/api/operators", OperatorDriver.Json(new { userName = "guard", displayName = "丙", password = OperatorDriver.Password, roles = new[] { Role.Security } }), Cancellation);
        Assert.Equal(HttpStatusCode.Created, guard.StatusCode);
        Assert.NotNull((await FindAsync(host, await driver.CreateAsync("late", Role.Chief))).WaitingSinceMs);
    }

    [Theory, EachDatabase]
    public async Task Neither_shutting_the_only_guard_nor_taking_the_role_off_him_opens_a_way(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        var (admin, _) = await TwoAsync(driver);
        var guard = (await host.Services.GetRequiredService<OperatorStore>().ListAsync(Cancellation)).Single(static person => person.Is(Role.Security)).Id;

        using var shut = await admin.PutAsync($"/api/operators/{guard}", OperatorDriver.Json(new { enabled = false }), Cancellation);
        await OperatorDriver.RefusedAsync(shut, HttpStatusCode.Conflict, "lastSecurity");
        Assert.NotNull((await FindAsync(host, await driver.CreateAsync("one", Role.Chief))).WaitingSinceMs);

        // Nor may the role go before another guard is one.
        await driver.CreateAsync("next", Role.Security);
        using var early = await admin.PutAsync($"/api/operators/{guard}", OperatorDriver.Json(new { roles = new[] { Role.Auditor } }), Cancellation);
        await OperatorDriver.RefusedAsync(early, HttpStatusCode.Conflict, "lastSecurity");

        host.Database.Clock.Advance(TimeSpan.FromHours(24));
        await host.Services.StepAsync<AppointmentDecisions>();
        var again = await driver.SignInAsync(OperatorDriver.AdminName, OperatorDriver.PasswordIn(host.DataDirectory));
        using var removed = await again.PutAsync($"/api/operators/{guard}", OperatorDriver.Json(new { roles = new[] { Role.Auditor } }), Cancellation);
        Assert.True(removed.IsSuccessStatusCode, await removed.Content.ReadAsStringAsync(Cancellation));
        using var made = await again.PostAsync(
            "/api/operators", OperatorDriver.Json(new { userName = "two", displayName = "乙", password = OperatorDriver.Password, roles = new[] { Role.Chief } }), Cancellation);
        Assert.NotNull((await FindAsync(host, (await OperatorDriver.ReadAsync(made)).GetProperty("id").GetInt64())).WaitingSinceMs);
    }

    [Theory]
    [InlineData("reset-password")]
    [InlineData("reset-second-factor")]
    public async Task What_the_only_guard_signs_in_with_is_reset_on_the_server_alone(string way)
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var (admin, _) = await TwoAsync(driver);
        var guard = (await host.Services.GetRequiredService<OperatorStore>().ListAsync(Cancellation)).Single(static person => person.Is(Role.Security)).Id;
        await host.Database.Database.WriteAsync(session => session.ExecuteAsync("update operators set second_factor = true where id = @guard", new { guard }), Cancellation);

        using (var refused = await admin.PostAsync($"/api/operators/{guard}/{way}", OperatorDriver.Json(new { password = "Another-word-88" }), Cancellation))
        {
            await OperatorDriver.RefusedAsync(refused, HttpStatusCode.Conflict, "lastSecurity");
        }

        Assert.Equal((Role.Security, null), (await FindAsync(host, guard)) is var kept ? (kept.RoleText, kept.WaitingSinceMs) : default);
        using var scope = host.Services.CreateScope();
        Assert.False((await scope.ServiceProvider.GetRequiredService<PuyangFabu.People.Operators.Passwords.PasswordChanges>().ResetAsync(
            guard, "Another-word-88", Actor.CommandLine, Cancellation)).IsRefused);
        Assert.Equal(Role.Security, (await FindAsync(host, guard)).RoleText);
    }

    [Theory, EachDatabase]
    public async Task Nothing_comes_into_effect_by_standing_while_the_only_guard_cannot_object(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        await TwoAsync(driver);
        var chief = await driver.CreateAsync("chief", Role.Chief);
        var database = host.Database.Database;
        await database.WriteAsync(static session => session.ExecuteAsync("update operators set enabled = false where user_name = 'security'"), Cancellation);
        host.Database.Clock.Advance(TimeSpan.FromHours(25));

        await host.Services.StepAsync<AppointmentDecisions>();
        Assert.NotNull((await FindAsync(host, chief)).WaitingSinceMs);

        await database.WriteAsync(static session => session.ExecuteAsync("update operators set enabled = true where user_name = 'security'"), Cancellation);
        await host.Services.StepAsync<AppointmentDecisions>();
        Assert.Equal(Role.Chief, (await FindAsync(host, chief)).RoleText);
    }

    [Fact]
    public async Task Pages_show_everyone_what_waits_and_let_security_confirm()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        await driver.CreateAsync("editor", Role.Editor);
        await TwoAsync(driver);
        var id = await driver.CreateAsync("zhangsan", Role.Chief);
        using var editor = await EnterAsync(host, "editor");
        Assert.Contains("等待生效的任命", editor.Html, StringComparison.Ordinal);
        using var security = await EnterAsync(host, "security");
        using var desk = await security.OpenAsync("/console");
        Assert.Contains("/console/operators?state=toConfirm", security.Html, StringComparison.Ordinal);
        using var waiting = await security.OpenAsync("/console/operators?state=toConfirm");
        Assert.Contains($"<a href=\"/console/operators/{id}\"", security.Html, StringComparison.Ordinal);
        using var page = await security.OpenAsync($"/console/operators/{id}");
        Assert.Matches(new Regex($"href=\"[^\"]*/confirm\""), security.Html);
        using var form = await security.OpenAsync($"/console/operators/{id}/confirm");
        using var confirmed = await security.SendAsync($"/console/operators/{id}/confirm", ("revision", security.Field("revision")));
        Assert.Equal($"/console/operators/{id}?done=confirmed", confirmed.Headers.Location!.OriginalString);
        using var after = await security.OpenAsync("/console/operators?state=toConfirm");
        Assert.DoesNotContain($"<a href=\"/console/operators/{id}\"", security.Html, StringComparison.Ordinal);
    }

    private static async Task<Operator> FindAsync(ProductHost host, long id) =>
        (await host.Services.GetRequiredService<OperatorStore>().FindAsync(id, Cancellation))!;

    private static async Task<ConsoleVisitor> EnterAsync(ProductHost host, string userName)
    {
        var visitor = new ConsoleVisitor(host.Address);
        using var entered = await visitor.SignInAsync(userName, OperatorDriver.Password);
        using var form = await visitor.OpenAsync("/console/password");
        using var changed = await visitor.SendAsync(
            "/console/password", ("currentPassword", OperatorDriver.Password), ("newPassword", "Another-word-77"), ("repeated", "Another-word-77"));
        using var desk = await visitor.OpenAsync("/console");
        return visitor;
    }

    private static IEnumerable<string?> Roles(JsonElement item) => item.GetProperty("roles").EnumerateArray().Select(static role => role.GetString());

    // Security first: it is at once, while the first administrator is both.
    private static async Task<(HttpClient Admin, HttpClient Security)> TwoAsync(OperatorDriver driver)
    {
        var security = await driver.WithRolesAsync(Role.Security);
        await driver.CreateAsync("second", Role.Admin);
        return (await driver.AdminAsync(), security);
    }
}
