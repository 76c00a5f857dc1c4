using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Menus.Releasing;
using PuyangFabu.Publishing.Publications;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Hosting.Kills;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Publishing.Broadcasts;
using PuyangFabu.Tests.Publishing.Publications;

namespace PuyangFabu.Tests.Publishing;

/// <summary>
/// A process has put down that it calls WeChat, stands still for minutes, and wakes up: by then another one may have gone on, or a
/// person decided. It does not call.
/// </summary>
public sealed class SleptThroughTests(TestDatabases databases)
{
    private static readonly TimeSpan Sleep = TimeSpan.FromMinutes(4);

    [Theory, EachDatabase]
    public async Task A_broadcast_is_not_sent_by_who_wakes_up_and_sent_once_later(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var id = await room.ApprovedAsync();
        using (var sleeping = new SleepingStep(BroadcastSteps.SourceName, BroadcastSteps.Call, () => room.Host.Database.Clock.Advance(Sleep)))
        {
            await room.StepAsync();
            Assert.True(sleeping.HasSlept);
        }

        Assert.Empty(room.Jobs);
        Assert.Equal("sending", await room.StatusAsync(id));
        await room.StepAfterAsync(TimeSpan.FromMinutes(2));
        Assert.Single(room.Jobs);
        Assert.Equal("submitted", await room.StatusAsync(id));
    }

    [Theory, EachDatabase]
    public async Task Nothing_is_published_by_who_wakes_up(string provider)
    {
        await using var desk = await PublicationRoom.OpenAsync(databases, provider);
        var id = await desk.ApprovedAsync();
        var publisher = new Actor { UserName = "publisher", DisplayName = "发布", Address = "127.0.0.1", Permissions = RolePermissions.Of([Role.Publisher]) };
        using var sleeping = new SleepingStep(PublicationSteps.SourceName, PublicationSteps.Call, () => desk.Room.Host.Database.Clock.Advance(Sleep));

        await desk.Room.Host.Services.GetRequiredService<PublicationCall>().PublishAsync(id, new MoveRequest(), publisher, TestContext.Current.CancellationToken);

        Assert.True(sleeping.HasSlept);
        Assert.Equal(0, await desk.PostsAsync());
        Assert.Equal(("failed", true), await desk.ReadAsync(id) is var read ? (read.Status, read.Attention!.Contains("停顿太久", StringComparison.Ordinal)) : default);
    }

    [Theory, EachDatabase]
    public async Task A_menu_is_left_alone_by_who_wakes_up_and_comes_later(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider, static services => services.StepByHand<ScheduledMenus>());
        using var operators = OperatorDriver.Of(host);
        var editor = await operators.WithRolesAsync(Role.Editor);
        var chief = await operators.WithRolesAsync(Role.Chief);
        var creations = 0;
        host.Services.GetRequiredService<FaultQueue>().OnCall = moment =>
        {
            creations += moment is { Before: false } && moment.Path.EndsWith("menu/create", StringComparison.Ordinal) ? 1 : 0;
            return Task.CompletedTask;
        };
        var version = (await editor.CallAsync("PUT", "/api/menu", new { button = new[] { new { type = "view", name = "要闻", url = "https://example.com/" } } })).Json.GetProperty("version").GetInt64();
        await editor.CallAsync("POST", "/api/menu/submit");
        await chief.CallAsync("POST", "/api/menu/approve", new { version });
        await chief.CallAsync("POST", "/api/menu/publish", new { at = host.Database.Clock.GetUtcNow().AddMinutes(10) });
        host.Database.Clock.Advance(TimeSpan.FromMinutes(10));
        using (var sleeping = new SleepingStep(MenuSteps.SourceName, MenuSteps.Call, () => host.Database.Clock.Advance(Sleep)))
        {
            await host.Services.StepAsync<ScheduledMenus>();
            Assert.True(sleeping.HasSlept);
        }

        Assert.Equal(0, creations);
        host.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Services.StepAsync<ScheduledMenus>();
        Assert.Equal(1, creations);
    }
}
