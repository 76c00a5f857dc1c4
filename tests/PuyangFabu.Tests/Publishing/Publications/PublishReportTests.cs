using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Publishing.Publications;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.WeChat.Api.Publishing;

namespace PuyangFabu.Tests.Publishing.Publications;

/// <summary>A report comes from outside: by itself it turns nothing to failed or removed and takes back nothing that is known.</summary>
public sealed class PublishReportTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Failure_and_removal_are_believed_only_when_WeChat_says_so_itself(string provider)
    {
        await using var desk = await PublicationRoom.OpenAsync(databases, provider);
        desk.Fail(PlatformFaultKind.FinishEarly);
        desk.Fail(PlatformFaultKind.FinishNever);
        var id = await desk.ApprovedAsync();
        (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Ok();
        var job = await JobAsync(desk);

        foreach (var status in new[] { 3, 4, 5, 6 })
        {
            await desk.ReportAsync(job, status);
            Assert.Contains((await desk.ReadAsync(id)).Status, new[] { PublicationState.Publishing, PublicationState.Published });
            await desk.StepAsync(TimeSpan.FromSeconds(1));
            Assert.Equal(PublicationState.Published, (await desk.ReadAsync(id)).Status);
        }
    }

    [Fact]
    public async Task A_success_does_not_take_back_a_failure_that_WeChat_confirmed()
    {
        await using var desk = await PublicationRoom.OpenAsync(databases);
        desk.Fail(PlatformFaultKind.FinishEarly);
        desk.Fail(PlatformFaultKind.FinishRefused);
        var id = await desk.ApprovedAsync();
        (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Ok();
        await desk.StepAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(PublicationState.Failed, (await desk.ReadAsync(id)).Status);

        await desk.ReportAsync(await JobAsync(desk), 0, "forged");
        Assert.Equal(PublicationState.Failed, (await desk.ReadAsync(id)).Status);
        await desk.StepAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(PublicationState.Failed, (await desk.ReadAsync(id)).Status);
    }

    [Fact]
    public async Task A_state_that_came_after_this_product_is_no_failure_and_is_waited_out()
    {
        StrangeProgress? strange = null;
        await using var desk = await PublicationRoom.OpenAsync(
            databases,
            "sqlite",
            services =>
            {
                var real = services.Last(static service => service.ServiceType == typeof(IFreePublishApi)).ImplementationType!;
                services.AddSingleton<IFreePublishApi>(provider => strange = new StrangeProgress((IFreePublishApi)ActivatorUtilities.CreateInstance(provider, real)));
            });
        desk.Fail(PlatformFaultKind.FinishEarly);
        desk.Fail(PlatformFaultKind.FinishNever);
        var id = await desk.ApprovedAsync();
        (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Ok();

        strange!.IsStrange = true;
        foreach (var wait in new[] { 31, 61, 121 })
        {
            await desk.ReportAsync(await JobAsync(desk), 99);
            await desk.StepAsync(TimeSpan.FromSeconds(wait));
            var waiting = await desk.ReadAsync(id);
            Assert.Equal(PublicationState.Publishing, waiting.Status);
            Assert.Contains("不认识的发布状态", waiting.Attention, StringComparison.Ordinal);
        }

        strange.IsStrange = false;
        await desk.StepAsync(TimeSpan.FromHours(1));
        Assert.Equal((PublicationState.Published, ""), ((await desk.ReadAsync(id)).Status, (await desk.ReadAsync(id)).Attention ?? ""));

        // Nor does it move what is known.
        strange.IsStrange = true;
        await desk.ReportAsync(await JobAsync(desk), 99);
        await desk.StepAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(PublicationState.Published, (await desk.ReadAsync(id)).Status);
    }

    [Theory, EachDatabase]
    public async Task Reports_of_unknown_jobs_are_counted_and_go_after_a_day(string provider)
    {
        await using var desk = await PublicationRoom.OpenAsync(databases, provider);
        await desk.ReportAsync("4711", 0, "forged");
        var results = desk.Room.Host.Services.GetRequiredService<UnclaimedPublishResults>();
        Assert.Equal(FindingLevel.Notice, Assert.Single(await results.RunAsync(CancellationToken.None)).Level);
        await desk.StepAsync(TimeSpan.FromHours(23));
        Assert.Equal(FindingLevel.Notice, Assert.Single(await results.RunAsync(CancellationToken.None)).Level);
        await desk.StepAsync(TimeSpan.FromHours(2));
        Assert.Equal(FindingLevel.Fine, Assert.Single(await results.RunAsync(CancellationToken.None)).Level);
    }

    private static async Task<string> JobAsync(PublicationRoom desk) => (await desk.Room.Host.Database.Database.ReadAsync(
        static session => session.FirstOrDefaultAsync<string>("select publish_id from publications where publish_id <> ''"), CancellationToken.None))!;
}
