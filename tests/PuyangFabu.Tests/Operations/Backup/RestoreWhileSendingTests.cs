using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Operations.Backup;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Broadcasts.Sending;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Publishing.Broadcasts;

namespace PuyangFabu.Tests.Operations.Backup;

/// <summary>Backup and restore at the moment in which WeChat is asked to send.</summary>
public sealed class RestoreWhileSendingTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_restore_beside_it_is_refused_and_a_backup_of_that_moment_sends_nothing_again(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        using var folder = new ScratchFolder();
        var (file, refused) = (folder.File("backup.zip"), (BackupException?)null);
        await room.ApprovedAsync();
        room.Faults.OnCall = async moment =>
        {
            if (moment is { Before: true } && moment.Path.EndsWith("mass/sendall", StringComparison.Ordinal))
            {
                await room.Host.Services.GetRequiredService<BackupFile>().WriteAsync(file, overwrite: false, withKeys: false, new Progress<string>(), Cancellation);
                refused = await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(room.Host.Services, file));
            }
        };

        await room.StepAsync();

        Assert.Contains("目标数据库里已有", refused?.Message, StringComparison.Ordinal);
        Assert.Single(room.Jobs);
        Assert.Equal(["submitted"], await StatesAsync(room.Host.Database));

        using var fresh = new Installation(databases.CreateEmpty(provider));
        fresh.Database.Clock.SetUtcNow(room.Host.Database.Clock.GetUtcNow());
        await fresh.RestoreAsync(file);
        Assert.Equal(["sending"], await StatesAsync(fresh.Database));
        await using var copy = await ProductHost.StartOnAsync(fresh.Database, null, "--Storage:SampleContent", "false", "--Checks:Links", "false");
        var asked = new List<string>();
        copy.Services.GetRequiredService<FaultQueue>().OnCall = moment =>
        {
            asked.Add(moment.Path);
            return Task.CompletedTask;
        };
        await fresh.Release.ReleaseAsync(Actor.CommandLine, Cancellation);
        for (var minute = 0; minute < 5; minute++)
        {
            copy.Database.Clock.Advance(TimeSpan.FromMinutes(1));
            await copy.Services.StepAsync<BroadcastWorker>();
        }

        // The platform of the copy knows nothing of the first send: asked, it would take another.
        Assert.DoesNotContain(asked, static path => path.Contains("message/mass/send", StringComparison.Ordinal));
        Assert.Equal(["unknown"], await StatesAsync(copy.Database));
        Assert.Contains("数据从备份恢复过", Assert.Single(await copy.Database.Database.ReadAsync(
            static session => session.QueryAsync<string>("select attention from broadcasts"), Cancellation)), StringComparison.Ordinal);
    }

    private static Task<RestoreResult> RestoreAsync(IServiceProvider services, string file) =>
        services.GetRequiredService<Restore>().RunAsync(file, new Progress<string>(), Cancellation);

    private static Task<IReadOnlyList<string>> StatesAsync(TestDatabase database) => database.Database.ReadAsync(
        static session => session.QueryAsync<string>("select state from broadcasts"), Cancellation);
}
