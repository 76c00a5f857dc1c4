using System.Net;
using PuyangFabu.People.Operators;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>The first administrator.</summary>
public sealed class BootstrapTests(TestDatabases databases)
{
    [Fact]
    public async Task A_password_from_the_settings_is_used_and_written_nowhere()
    {
        const string password = "Chosen-word-2016";
        await using var host = await ProductHost.StartAsync(
            databases, settings: ["--Operators:Bootstrap:UserName", "首管", "--Operators:Bootstrap:Password", password]);
        using var driver = new OperatorDriver(host.Address, password);

        await driver.SignInAsync("首管", password);

        Assert.False(File.Exists(Path.Combine(host.DataDirectory, OperatorBootstrap.FileName)));
    }

    [Fact]
    public async Task A_restart_makes_no_other_and_keeps_the_password()
    {
        await using var host = await ProductHost.StartAsync(databases);
        var password = OperatorDriver.PasswordIn(host.DataDirectory);

        await host.RestartAsync();

        Assert.Equal(password, OperatorDriver.PasswordIn(host.DataDirectory));
        using var driver = OperatorDriver.Of(host);
        using var list = await (await driver.AdminAsync()).GetAsync("/api/operators");
        Assert.Single((await OperatorDriver.ReadAsync(list)).GetProperty("items").EnumerateArray());
    }

    [Theory, EachDatabase]
    public async Task Nodes_that_start_together_make_one_and_only_his_password_lies_about(string provider)
    {
        var database = databases.Create(provider);
        var nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => ProductHost.StartOnAsync(database))));
        try
        {
            var kept = nodes.Where(static node => File.Exists(Path.Combine(node.DataDirectory, OperatorBootstrap.FileName))).ToList();
            using var driver = OperatorDriver.Of(Assert.Single(kept));
            using var list = await (await driver.AdminAsync()).GetAsync("/api/operators");
            Assert.Equal(HttpStatusCode.OK, list.StatusCode);
            Assert.Single((await OperatorDriver.ReadAsync(list)).GetProperty("items").EnumerateArray());
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    [Theory]
    [InlineData("short")]
    [InlineData("Puyang@2016")]
    public async Task A_poor_password_in_the_settings_stops_the_start_with_the_key(string password)
    {
        var failure = await Assert.ThrowsAsync<PuyangFabu.Hosting.SettingsException>(() =>
            ProductHost.StartAsync(databases, settings: ["--Operators:Bootstrap:Password", password]));

        Assert.Contains("Operators:Bootstrap:Password", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(password, failure.Message, StringComparison.Ordinal);
    }
}
