using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Review.Releasing;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Review;

/// <summary>After a restore nothing that was planned happens by itself.</summary>
public sealed class HeldScheduleTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task What_is_due_after_a_restore_is_published_only_when_a_person_lets_it(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var id = await room.ApprovedAsync();
        (await room.Publisher.PublishAsync(id, new { scheduledAt = room.Host.Database.Clock.GetUtcNow().AddMinutes(10) })).Ok();
        await room.Host.Database.Database.WriteAsync(
            session => room.Host.Services.GetRequiredService<DueWorkHold>().SetAsync(session, "数据恢复自备份"), CancellationToken.None);
        room.Host.Database.Clock.Advance(TimeSpan.FromMinutes(11));

        await room.Host.Services.StepAsync<ScheduledPublisher>();
        Assert.Equal("scheduled", (await room.Publisher.ReadAsync(id)).ArticleStatus);

        var release = await (await room.AdminAsync()).PostAsync("/api/holds/due-work/release");
        Assert.Equal(204, (int)release.Status);
        await room.Host.Services.StepAsync<ScheduledPublisher>();
        Assert.Equal("published", (await room.Publisher.ReadAsync(id)).ArticleStatus);
    }
}
