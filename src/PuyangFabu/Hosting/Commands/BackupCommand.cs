using System.CommandLine;
using System.Text.Json;
using PuyangFabu.Operations.Backup;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Writes everything into one file, beside a running server if there is one.</summary>
public static class BackupCommand
{
    public static Command Create(string[] settings)
    {
        var file = FileArgument.Create("备份文件（zip）的路径");
        var force = new Option<bool>("--force") { Description = "覆盖同名的旧备份" };
        var withKeys = new Option<bool>("--with-keys")
        {
            Description = "连同主密钥和沙箱密钥一起备份；拿到这样一份备份就能读出其中的全部密钥，请与普通备份分开、加锁保管。不带它的备份换机恢复后须另行放回主密钥",
        };
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出" };
        var command = new Command("backup", "把数据库、上传文件、审计锚定和审计归档备份成一个文件，可在服务运行时进行") { file, force, withKeys, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            settings, parsed.GetValue(file)!, parsed.GetValue(force), parsed.GetValue(withKeys), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] settings, string file, bool force, bool withKeys, bool json, CancellationToken cancellation)
    {
        if (file == "-")
        {
            await System.Console.Error.WriteLineAsync("备份不写标准输出：请写明文件的路径，写好再拷走。");
            return ExitCode.WrongInput;
        }

        // Before an upgrade is when a backup is wanted most: the database stays at the version it has.
        await using var app = await CommandServices.OpenAsItIsAsync(settings, cancellation);
        var manifest = await app.Services.GetRequiredService<BackupFile>().WriteAsync(file, force, withKeys, new ConsoleSentences(), cancellation);
        System.Console.WriteLine(json
            ? JsonSerializer.Serialize(new { file, rows = manifest.Rows(), files = Files(manifest), bytes = new FileInfo(file).Length })
            : $"已备份 {manifest.Rows()} 行、{Files(manifest)} 个文件。");
        return ExitCode.Done;
    }

    private static int Files(BackupManifest manifest) => manifest.Entries.Count - manifest.Tables.Count;
}
