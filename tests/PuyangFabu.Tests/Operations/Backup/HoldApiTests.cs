using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Operations.Backup;

public sealed class HoldApiTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task An_administrator_sees_what_waits_and_lets_it_go_once(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        var admin = await driver.AdminAsync();
        await host.Database.Database.WriteAsync(
            session => host.Services.GetRequiredService<DueWorkHold>().SetAsync(session, "数据恢复自备份"), CancellationToken.None);

        using var list = await admin.GetAsync("/api/holds");
        using var released = await admin.PostAsync("/api/holds/due-work/release", null);
        using var again = await admin.PostAsync("/api/holds/due-work/release", null);
        using var empty = await admin.GetAsync("/api/holds");
        using var audit = await admin.GetAsync("/api/audit?limit=2");

        var hold = (await OperatorDriver.ReadAsync(list)).GetProperty("items")[0];
        Assert.Equal(("due-work", "数据恢复自备份"), (hold.GetProperty("name").GetString(), hold.GetProperty("reason").GetString()));
        Assert.Equal(HttpStatusCode.NoContent, released.StatusCode);
        await OperatorDriver.RefusedAsync(again, HttpStatusCode.Conflict, "notHeld");
        Assert.Equal(0, (await OperatorDriver.ReadAsync(empty)).GetProperty("items").GetArrayLength());
        Assert.Equal(
            ["hold.release", "hold.release"],
            (await OperatorDriver.ReadAsync(audit)).GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("action").GetString()));
    }

    [Fact]
    public async Task The_examination_answers_over_HTTP()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);

        using var response = await (await driver.AdminAsync()).GetAsync("/api/doctor");

        var report = await OperatorDriver.ReadAsync(response);
        Assert.Equal("wrong", report.GetProperty("worst").GetString());
        var clock = report.GetProperty("items").EnumerateArray().First(static item => item.GetProperty("check").GetString() == "时钟");
        Assert.Equal(("wrong", "有误"), (clock.GetProperty("level").GetString(), clock.GetProperty("label").GetString()));
        Assert.NotEmpty(clock.GetProperty("nextStep").GetString()!);
    }
}
