using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Operations.Doctor;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Operations.Doctor.Checks;

public sealed class OperatorsCheckTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_lone_administrator_an_initial_password_a_missing_second_factor_and_dormant_people_are_named(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        await driver.CreateAsync("zhongshen", Role.Chief);

        var texts = await TextsAsync(host);
        Assert.Contains("只有一名系统管理员", texts, StringComparison.Ordinal);
        Assert.Contains(OperatorBootstrap.FileName, texts, StringComparison.Ordinal);
        Assert.Contains("zhongshen", texts, StringComparison.Ordinal);
        Assert.DoesNotContain("没有登录", texts, StringComparison.Ordinal);

        await driver.CreateAsync("second", Role.Admin);
        host.Database.Clock.Advance(TimeSpan.FromDays(91));
        texts = await TextsAsync(host);
        Assert.DoesNotContain("只有一名系统管理员", texts, StringComparison.Ordinal);
        Assert.Contains("没有登录", texts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_said_to_be_security_who_lost_it()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        Assert.Contains("首位管理员兼有安全管理权限", await TextsAsync(host), StringComparison.Ordinal);

        var second = await driver.CreateAsync("second", Role.Admin);
        using var demoted = await (await driver.AdminAsync()).PutAsync($"/api/operators/{second}", OperatorDriver.Json(new { roles = new[] { Role.Auditor } }));
        Assert.True(demoted.IsSuccessStatusCode);

        var texts = await TextsAsync(host);
        Assert.DoesNotContain("首位管理员兼有安全管理权限", texts, StringComparison.Ordinal);
        Assert.Contains("没有在用的安全管理", texts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_administrator_in_office_it_is_wrong()
    {
        await using var host = await ProductHost.StartAsync(databases);
        await host.Database.Database.WriteAsync(
            static session => session.ExecuteAsync("update operators set roles = 'editor'"), CancellationToken.None);

        var report = await host.Services.GetRequiredService<Examination>().RunAsync(CancellationToken.None);

        Assert.Contains(report.Items, static finding => finding is { Check: "操作员", Level: FindingLevel.Wrong });
    }

    private static async Task<string> TextsAsync(ProductHost host)
    {
        var report = await host.Services.GetRequiredService<Examination>().RunAsync(CancellationToken.None);
        return string.Join('\n', report.Items.Where(static finding => finding.Check == "操作员").Select(static finding => finding.Text));
    }
}
