using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Hosting.Telemetry;
using PuyangFabu.Operations.Backup;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Broadcasts;

namespace PuyangFabu.Tests.Hosting.Telemetry;

/// <summary>What is counted in the database for who is on duty, and how often.</summary>
public sealed class DutyFiguresTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task They_are_what_the_database_holds_and_counted_anew_after_ten_seconds_at_most(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var figures = room.Host.Services.GetRequiredService<DutyFigures>();
        await room.CreateAsync();
        await room.Host.Sender.AskAsync("量子纠缠怎样办理");
        await room.Host.Sender.AskAsync("人工");

        await figures.RefreshAsync(TestContext.Current.CancellationToken);
        var first = figures.Current;
        Assert.True(first.IsReady);
        Assert.Equal([("draft", 1L)], first.Broadcasts);
        Assert.Equal((0L, 0L), first.Cases);
        Assert.Equal((1L, 0L), first.Talks);
        Assert.Contains(("puyang", 1L), first.Unanswered);
        Assert.Null(first.LastBackupMs);

        await room.SubmittedAsync();
        await figures.RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Same(first, figures.Current);

        room.Host.Database.Clock.Advance(TimeSpan.FromSeconds(11));
        await figures.RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Equal([("draft", 1L), ("pendingApproval", 1L)], figures.Current.Broadcasts.Order());
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_a_figure_too()
    {
        var clock = new FakeTimeProvider();
        using var database = new Database(new StorageOptions { Provider = "postgresql", ConnectionString = "Host=127.0.0.1;Port=1;Username=x;Password=x" });
        using var figures = new DutyFigures(database, new BackupStore(database, null!, clock), clock);

        await figures.RefreshAsync(TestContext.Current.CancellationToken);

        Assert.False(figures.Current.IsReady);
    }
}
