using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Backup;
using PuyangFabu.Operations.Doctor;
using PuyangFabu.Operations.Rehearsals;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Hosting.Commands;

/// <summary><c>restore --rehearse</c>: puts a backup into a place of its own, looks whether all of it is there, and takes the place away again.</summary>
public static class RehearsalCommand
{
    private const string Prefix = ".rehearsal-";

    public static async Task<int> RunAsync(string[] settings, string file, bool json, CancellationToken cancellation)
    {
        if (file != "-" && !File.Exists(file))
        {
            await System.Console.Error.WriteLineAsync($"找不到文件：{file}");
            return ExitCode.WrongInput;
        }

        var (dataDirectory, master) = await PlaceAsync(settings);
        using var place = new RestoreFolder(Directory.Exists(dataDirectory) ? dataDirectory : Path.GetTempPath(), Prefix);
        place.Make();

        // Its own database, of the kind that needs no server; what the settings say of the real one is not even read.
        string[] there =
        [
            .. settings,
            "--Storage:Provider=sqlite",
            $"--Storage:ConnectionString=Data Source={Path.Combine(place.FullPath, "puyangfabu.db")};Pooling=False",
            $"--Storage:DataDirectory={place.FullPath}",
            "--Storage:Files=folder",
            .. master is null ? [] : (string[])[$"--Secrets:MasterKey={master.ToBase64()}"],
        ];
        await using var app = CommandServices.Create(there, StorageAccess.Create);
        var clock = app.Services.GetRequiredService<TimeProvider>();
        var begun = clock.GetTimestamp();
        var restore = app.Services.GetRequiredService<Restore>();
        var restored = file == "-"
            ? await restore.RunAsync(System.Console.OpenStandardInput(), new ConsoleSentences(), cancellation)
            : await restore.RunAsync(file, new ConsoleSentences(), cancellation);
        var report = await app.Services.GetRequiredService<RestoredCheckup>().RunAsync(restored, clock.GetElapsedTime(begun), cancellation);
        DoctorCommand.Write(report, json);
        await System.Console.Error.WriteLineAsync($"演练完毕：没有碰正在使用的数据，演练用的目录已删除。{await RecordAsync(settings, restored, report, cancellation)}");
        return report.Worst == FindingLevel.Wrong ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>Has the record of the database that is in use tell of it, for who asks when it was done last.</summary>
    /// <returns>A sentence.</returns>
    private static async Task<string> RecordAsync(string[] settings, RestoreResult restored, DoctorReport report, CancellationToken cancellation)
    {
        try
        {
            await using var app = await CommandServices.OpenAsItIsAsync(settings, cancellation);
            await app.Services.GetRequiredService<AuditLog>().RecordAsync(
                new AuditEntry
                {
                    Actor = Actor.CommandLine,
                    Action = RestoredCheckup.Action,
                    TargetKind = "backup",
                    After = new { restored.Manifest.CreatedAt, Rows = restored.Rows, Result = report.Worst },
                },
                cancellation);
            return "已记入审计。";
        }
        catch (Exception nowhere) when (nowhere is StorageException or System.Data.Common.DbException)
        {
            // On the machine of a rehearsal there need be no database of its own.
            return "这里没有正在使用的数据库，没有记入审计。";
        }
    }

    private static async Task<(string DataDirectory, MasterKey? Master)> PlaceAsync(string[] settings)
    {
        await using var app = CommandServices.Create(settings, StorageAccess.ReadOnly);
        var storage = app.Services.GetRequiredService<StorageOptions>();
        return (storage.DataDirectory, MasterKeyFile.Load(app.Services.GetRequiredService<SecretsOptions>(), storage.DataDirectory));
    }
}
