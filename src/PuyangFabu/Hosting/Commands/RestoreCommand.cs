using System.CommandLine;
using System.Text.Json;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Backup;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Puts a backup into a new database, or lets happen again what a restore held back.</summary>
public static class RestoreCommand
{
    public static Command Create(string[] settings)
    {
        var file = new Argument<string?>("文件") { Description = "备份文件的路径，或 - 为标准输入", Arity = ArgumentArity.ZeroOrOne };
        file.RefuseOptions();
        var release = new Option<bool>("--release") { Description = "核对之后放行：恢复时暂停的定时发布等到期事项重新开始" };
        var rehearse = new Option<bool>("--rehearse") { Description = "只演练：恢复到一个临时的目录，核对之后删除，不碰正在使用的数据；有误时退出码为 1" };
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出" };
        var command = new Command("restore", "把备份恢复到一个新的数据库（SQLite 或 PostgreSQL 均可，与备份来源无关）") { file, release, rehearse, json };
        command.SetAction((parsed, cancellation) => (parsed.GetValue(file), parsed.GetValue(release)) switch
        {
            ({ } path, false) when parsed.GetValue(rehearse) => RehearsalCommand.RunAsync(settings, path, parsed.GetValue(json), cancellation),
            (null, _) when parsed.GetValue(rehearse) => WrongAsync(),
            ("-", false) => RestoreAsync(settings, static (restore, told, token) => restore.RunAsync(System.Console.OpenStandardInput(), told, token), parsed.GetValue(json), cancellation),
            ({ } path, false) => RestoreFileAsync(settings, path, parsed.GetValue(json), cancellation),
            (null, true) => ReleaseAsync(settings, cancellation),
            _ => WrongAsync(),
        });
        return command;
    }

    private static async Task<int> RestoreFileAsync(string[] settings, string file, bool json, CancellationToken cancellation)
    {
        if (File.Exists(file))
        {
            return await RestoreAsync(settings, (restore, told, token) => restore.RunAsync(file, told, token), json, cancellation);
        }

        await System.Console.Error.WriteLineAsync($"找不到文件：{file}");
        return ExitCode.WrongInput;
    }

    private static async Task<int> RestoreAsync(
        string[] settings, Func<Restore, IProgress<string>, CancellationToken, Task<RestoreResult>> run, bool json, CancellationToken cancellation)
    {
        await using var app = CommandServices.Create(settings, StorageAccess.Create);
        await System.Console.Error.WriteLineAsync($"恢复到 {app.Services.GetRequiredService<DatabasePlace>()}");
        var result = await run(app.Services.GetRequiredService<Restore>(), new ConsoleSentences(), cancellation);
        foreach (var notice in result.Notices)
        {
            await System.Console.Error.WriteLineAsync(notice);
        }

        System.Console.WriteLine(json
            ? JsonSerializer.Serialize(new { rows = result.Rows, files = result.Files, createdAt = result.Manifest.CreatedAt })
            : $"已恢复 {result.Rows} 行、{result.Files} 个文件。");
        return ExitCode.Done;
    }

    private static async Task<int> ReleaseAsync(string[] settings, CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        var outcome = await app.Services.GetRequiredService<HoldRelease>().ReleaseAsync(Actor.CommandLine, cancellation);
        await System.Console.Error.WriteLineAsync(outcome.Refusal?.Title ?? "已放行：定时发布等到期事项重新开始。");
        return outcome.IsRefused ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task<int> WrongAsync()
    {
        await System.Console.Error.WriteLineAsync("请写 restore 文件（或 - 为标准输入）、restore 文件 --rehearse，或 restore --release。");
        return ExitCode.WrongInput;
    }
}
