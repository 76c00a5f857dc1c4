using System.Net;
using System.Text.Json;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>Guessing at the sign-in.</summary>
public sealed class LockoutTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Wrong_unknown_and_disabled_names_get_the_same_answer_to_the_letter(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        await driver.CreateAsync("zhangsan", Role.Editor);
        var disabled = await driver.CreateAsync("lisi", Role.Editor);
        using var off = await (await driver.AdminAsync()).PutAsync($"/api/operators/{disabled}", OperatorDriver.Json(new { enabled = false }));
        Assert.Equal(HttpStatusCode.OK, off.StatusCode);

        var answers = new List<string>();
        foreach (var (name, password) in new[] { ("zhangsan", "Wrong-word-1"), ("nobody", "Wrong-word-1"), ("lisi", OperatorDriver.Password), ("", "") })
        {
            using var response = await driver.TrySignInAsync(name, password);
            await OperatorDriver.RefusedAsync(response, HttpStatusCode.Unauthorized, "signInRefused");
            answers.Add(await response.Content.ReadAsStringAsync());
        }

        Assert.Single(answers.Distinct());
    }

    [Theory, EachDatabase]
    public async Task After_five_failures_a_name_is_locked_for_fifteen_minutes_whether_anybody_has_it(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        await driver.CreateAsync("zhangsan", Role.Editor);

        foreach (var name in new[] { "zhangsan", "nobody" })
        {
            for (var failure = 1; failure <= 5; failure++)
            {
                Assert.Equal(failure == 5, SaysWait(await RefusedTitleAsync(driver, name)));
            }
        }

        // The right password does not help now, nor do further failures make it longer.
        Assert.True(SaysWait(await RefusedTitleAsync(driver, "ZhangSan", OperatorDriver.Password)));
        host.Database.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.True(SaysWait(await RefusedTitleAsync(driver, "zhangsan", OperatorDriver.Password)));
        host.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        using var again = await driver.TrySignInAsync("zhangsan");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task A_success_forgets_the_failures_before_it()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        await driver.CreateAsync("zhangsan", Role.Editor);

        for (var round = 0; round < 3; round++)
        {
            for (var failure = 1; failure <= 4; failure++)
            {
                Assert.False(SaysWait(await RefusedTitleAsync(driver, "zhangsan")));
            }

            await driver.SignInAsync("zhangsan");
        }
    }

    [Fact]
    public async Task Guesses_made_all_at_once_are_counted_one_by_one()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Operators:AddressFailures", "1000"]);
        using var driver = OperatorDriver.Of(host);
        await driver.CreateAsync("zhangsan", Role.Editor);

        var titles = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => RefusedTitleAsync(driver, "zhangsan")));

        Assert.Equal(4, titles.Count(static title => !SaysWait(title)));
    }

    [Fact]
    public async Task An_administrator_or_security_unlocks_a_name()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var id = await driver.CreateAsync("zhangsan", Role.Editor);
        var security = await driver.WithRolesAsync(Role.Security);
        for (var failure = 1; failure <= 5; failure++)
        {
            await RefusedTitleAsync(driver, "zhangsan");
        }

        using var unlocked = await security.PostAsync($"/api/operators/{id}/unlock", null);

        Assert.Equal(HttpStatusCode.NoContent, unlocked.StatusCode);
        await driver.SignInAsync("zhangsan");
    }

    [Fact]
    public async Task Who_guesses_from_elsewhere_does_not_lock_the_owner_out_where_he_was_before()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--TrustedProxies:0", "127.0.0.0/8"]);
        using var driver = OperatorDriver.Of(host);
        await driver.CreateAsync("zhangsan", Role.Editor);
        await driver.SignInAsync("zhangsan");
        using var elsewhere = driver.Anonymous();
        elsewhere.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        for (var failure = 1; failure <= 6; failure++)
        {
            using var guess = await elsewhere.PostAsync("/api/session", OperatorDriver.Json(new { userName = "zhangsan", password = $"Wrong-word-{failure}" }));
            Assert.Equal(HttpStatusCode.Unauthorized, guess.StatusCode);
        }

        using var right = await elsewhere.PostAsync("/api/session", OperatorDriver.Json(new { userName = "zhangsan", password = OperatorDriver.Password }));
        Assert.Equal(HttpStatusCode.Unauthorized, right.StatusCode);
        await driver.SignInAsync("zhangsan");
    }

    [Theory, EachDatabase]
    public async Task Many_wrong_names_from_one_address_slow_guessing_there_and_shut_nobody_out(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        foreach (var name in new[] { "zhangsan", "lisi", "wangwu" })
        {
            await driver.CreateAsync(name, Role.Editor);
        }

        await driver.SignInAsync("wangwu");
        using var early = await driver.TrySignInAsync("lisi", "Wrong-word-1");
        for (var failure = 2; failure <= 30; failure++)
        {
            using var response = await driver.TrySignInAsync($"name{failure}", "Wrong-word-1");
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        // Whoever does nothing wrong gets in: the first time, or where he was before.
        await driver.SignInAsync("zhangsan");
        await WaitsAsync("wangwu", "Wrong-word-1");
        await driver.SignInAsync("wangwu");

        // A name that has failed is not judged from here, right or wrong, and neither is one tried a second time.
        await WaitsAsync("lisi", OperatorDriver.Password);
        await WaitsAsync("nobody", "Wrong-word-1");
        await WaitsAsync("nobody", "Wrong-word-1");

        // From where he was before a name is guessed at five times, as from anywhere.
        for (var failure = 1; failure <= 4; failure++)
        {
            await WaitsAsync("wangwu", "Wrong-word-1");
        }

        await WaitsAsync("wangwu", "Wrong-word-1");
        Assert.True(SaysWait(await RefusedTitleAsync(driver, "wangwu", OperatorDriver.Password)));

        host.Database.Clock.Advance(TimeSpan.FromMinutes(15));
        await driver.SignInAsync("lisi");

        async Task WaitsAsync(string name, string password)
        {
            using var waits = await driver.TrySignInAsync(name, password);
            await OperatorDriver.RefusedAsync(waits, HttpStatusCode.TooManyRequests, "tooManyFailures");
            Assert.Equal(TimeSpan.FromMinutes(15), waits.Headers.RetryAfter?.Delta);
        }
    }

    [Fact]
    public async Task A_proxy_of_which_the_settings_know_nothing_is_told()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var client = driver.Anonymous();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        using var page = await client.GetAsync("/");

        var admin = await driver.AdminAsync();
        Assert.Contains("TrustedProxies", await admin.GetStringAsync("/api/doctor"), StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113.9", await admin.GetStringAsync("/api/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_attempt_is_in_the_record_and_no_password_nor_unknown_name_is()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        await driver.CreateAsync("zhangsan", Role.Editor);
        await RefusedTitleAsync(driver, "zhangsan", "Secret-guess-1");
        await RefusedTitleAsync(driver, "MyPassw0rdInTheWrongField", "Secret-guess-2");
        await driver.SignInAsync("zhangsan");

        var text = await (await driver.AdminAsync()).GetStringAsync("/api/audit");

        var items = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("items").EnumerateArray()
            .Where(static item => item.GetProperty("action").GetString() == "session.create")
            .Select(static item => (
                item.GetProperty("operator").GetString(),
                item.TryGetProperty("refused", out var refused) ? refused.GetString() : null))
            .ToList();
        Assert.Equal([("zhangsan", null), ("未登录", "signInRefused"), ("zhangsan", "signInRefused"), ("admin", null)], items);
        Assert.DoesNotContain("Secret-guess", text, StringComparison.Ordinal);
        Assert.DoesNotContain("WrongField", text, StringComparison.Ordinal);
        Assert.DoesNotContain(OperatorDriver.Password, text, StringComparison.Ordinal);
        Assert.DoesNotContain("pfs_", text, StringComparison.Ordinal);
    }

    private static bool SaysWait(string title) => title.Contains("请 15 分钟后再试", StringComparison.Ordinal);

    private static async Task<string> RefusedTitleAsync(OperatorDriver driver, string name, string password = "Wrong-word-1")
    {
        using var response = await driver.TrySignInAsync(name, password);
        return (await OperatorDriver.RefusedAsync(response, HttpStatusCode.Unauthorized, "signInRefused")).GetProperty("title").GetString()!;
    }
}
