using System.Net;
using PuyangFabu.People.Operators;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>From where operators may come, and whose word is taken for it.</summary>
public sealed class AddressTests(TestDatabases databases)
{
    [Theory]
    [InlineData("10.20.0.0/16", "10.20.255.1", true)]
    [InlineData("10.20.0.0/16", "10.21.0.1", false)]
    [InlineData("10.20.0.0/16", "::ffff:10.20.1.1", true)]
    [InlineData("192.168.1.7", "192.168.1.7", true)]
    [InlineData("192.168.1.7", "192.168.1.8", false)]
    [InlineData("2001:db8::/32", "2001:db8:1::5", true)]
    [InlineData("2001:db8::/32", "2001:db9::5", false)]
    [InlineData("::1", "::1", true)]
    public void Addresses_and_networks_of_both_families_are_told_apart(string entry, string address, bool inside) =>
        Assert.Equal(inside, new AddressList([entry]).Contains(IPAddress.Parse(address)));

    [Fact]
    public async Task Outside_the_list_API_console_and_description_are_closed_and_readers_are_not_asked()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Operators:AllowedAddresses:0", "10.20.0.0/16"]);
        using var driver = OperatorDriver.Of(host);
        var client = driver.Anonymous();

        using var api = await driver.TrySignInAsync("admin");
        await OperatorDriver.RefusedAsync(api, HttpStatusCode.Forbidden, "addressNotAllowed");
        foreach (var path in new[] { "/openapi/v1.json", "/scalar", "/console", "/console/sign-in", "/API/session" })
        {
            using var response = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        foreach (var path in new[] { "/", "/health/live" })
        {
            using var response = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_word_of_a_trusted_proxy_is_taken_and_lands_in_the_record()
    {
        await using var host = await ProductHost.StartAsync(
            databases, settings: ["--TrustedProxies:0", "127.0.0.0/8", "--Operators:AllowedAddresses:0", "203.0.113.0/24"]);
        using var driver = OperatorDriver.Of(host);
        var inside = driver.Anonymous();
        inside.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.9, 203.0.113.7");
        var outside = driver.Anonymous();
        outside.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7, 198.51.100.9");
        var content = new { userName = "admin", password = OperatorDriver.PasswordIn(host.DataDirectory) };

        using var allowed = await inside.PostAsync("/api/session", OperatorDriver.Json(content));
        using var refused = await outside.PostAsync("/api/session", OperatorDriver.Json(content));

        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var answer = await OperatorDriver.ReadAsync(allowed);
        Assert.Equal("203.0.113.7", answer.GetProperty("operator").GetProperty("lastSignInAddress").GetString());
    }

    [Fact]
    public async Task Nobody_elses_word_is_taken()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Operators:AllowedAddresses:0", "203.0.113.0/24"]);
        using var driver = OperatorDriver.Of(host);
        var liar = driver.Anonymous();
        liar.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");

        using var response = await liar.GetAsync("/api/session");

        await OperatorDriver.RefusedAsync(response, HttpStatusCode.Forbidden, "addressNotAllowed");
    }
}
