using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.People.Actors;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Publishing.Menus;

/// <summary>WeChat has the menu, and the database cannot store that just now: it is known all the same.</summary>
public sealed class LockedMenuTests(TestDatabases databases)
{
    [Fact]
    public async Task A_locked_file_does_not_cost_the_answer()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var file = new LockedFile(host.Database);
        await AssertKnownAsync(host, file.HoldAsync, static publishing => publishing);
        Assert.True(file.Refusals > 0);
    }

    [Theory]
    [InlineData("57P01")]
    [InlineData("25006")]
    public async Task A_fail_over_does_not_cost_the_answer(string state)
    {
        PausingClock? clock = null;
        await using var host = await ProductHost.StartAsync(databases, "postgresql", services => clock = PausingClock.In(services));
        await AssertKnownAsync(host, () => FailingOver.BeginAsync(host.Database, "menu_publications", state), clock!.PassAsync);
        Assert.InRange(await FailingOver.TriesAsync(host.Database), FailingOver.Failures + 1, long.MaxValue);
    }

    private static async Task AssertKnownAsync(ProductHost host, Func<Task> afterEffect, Func<Task, Task> passing)
    {
        using var operators = OperatorDriver.Of(host);
        var editor = await operators.WithRolesAsync(Role.Editor);
        var chief = await operators.WithRolesAsync(Role.Chief);
        var version = (await editor.CallAsync("PUT", "/api/menu", new { button = new[] { new { type = "click", name = "要闻", key = "board:puyang-yaowen" } } })).Json.GetProperty("version").GetInt64();
        await editor.CallAsync("POST", "/api/menu/submit");
        await chief.CallAsync("POST", "/api/menu/approve", new { version });
        host.Services.GetRequiredService<FaultQueue>().OnCall = moment =>
            moment is { Before: false } && moment.Path.EndsWith("menu/create", StringComparison.Ordinal) ? afterEffect() : Task.CompletedTask;

        var publishing = chief.CallAsync("POST", "/api/menu/publish");
        await passing(publishing);

        Assert.Equal("published", (await publishing).Json.GetProperty("publication").GetProperty("status").GetString());
        var rows = (await editor.CallAsync("GET", "/api/menu/publications")).Json.GetProperty("items");
        Assert.Equal(("published", 1), (rows[0].GetProperty("status").GetString(), rows.GetArrayLength()));
        Assert.True((await editor.CallAsync("GET", "/api/menu/diff")).Json.GetProperty("same").GetBoolean());
    }
}
