using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Review.Editing;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Review;

public sealed class RestoredVersionTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_correction_that_goes_out_while_an_old_version_is_restored_is_not_lost(string provider)
    {
        InterruptedClock clock = null!;
        await using var room = await Newsroom.OpenAsync(databases, provider, services =>
        {
            clock = new InterruptedClock((TimeProvider)services.Last(static service => service.ServiceType == typeof(TimeProvider)).ImplementationInstance!);
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        });
        var id = await room.PublishedAsync();
        (await room.Writer.ChangeAsync(id, new() { ["title"] = "改正的标题", ["correction"] = "标题有误，已改正。" })).Ok();
        await room.PassAsync(id);

        // The first look at the clock comes after the corrections were read and before anything is written.
        clock.Interrupt(async () => (await room.Publisher.PublishAsync(id)).Ok());
        var restored = await room.Host.Services.GetRequiredService<ArticleEditing>()
            .RestoreVersionAsync(id, 1, new MoveRequest(), Actor.CommandLine, CancellationToken.None);

        Assert.True(clock.WasInterrupted);
        Assert.Equal("staleRevision", restored.Refusal?.Code);
        Assert.Equal("published", (await room.Writer.ReadAsync(id)).ArticleStatus);
        var again = (await room.Writer.PostAsync($"/api/articles/{id}/versions/1/restore")).Ok();
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal("标题有误，已改正。", Assert.Single(again.Body.GetProperty("corrections").EnumerateArray()).GetProperty("text").GetString());
        Assert.Equal("", again.Text("correction"));
        await room.PassAsync(id);
        Assert.Contains("标题有误，已改正。", (await PublishedPageAsync(room, id)).Html, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Html)> PublishedPageAsync(Newsroom room, long id)
    {
        (await room.Publisher.PublishAsync(id)).Ok();
        var (status, html) = await room.PageAsync(id);
        return (status, WebUtility.HtmlDecode(html));
    }

    /// <summary>A clock at which something else happens the first time that one caller looks at it.</summary>
    private sealed class InterruptedClock(TimeProvider clock) : TimeProvider
    {
        private readonly AsyncLocal<Func<Task>?> interruption = new();

        public bool WasInterrupted { get; private set; }

        public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

        public override long TimestampFrequency => clock.TimestampFrequency;

        public void Interrupt(Func<Task> with) => interruption.Value = with;

        public override DateTimeOffset GetUtcNow()
        {
            if (!WasInterrupted && interruption.Value is { } with)
            {
                WasInterrupted = true;
                Task.Run(with).GetAwaiter().GetResult();
            }

            return clock.GetUtcNow();
        }

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            clock.CreateTimer(callback, state, dueTime, period);
    }
}
