using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Backup.Copying;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Moves an installation from SQLite over to PostgreSQL, or its files between folder and database.</summary>
public static class CopyCommand
{
    /// <summary>Where the connection string may stand: on the command line everybody on the machine can read it.</summary>
    public const string ToVariable = "PUYANGFABU_COPY_TO";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(string[] settings)
    {
        var to = new Option<string?>("--to")
        {
            Description = $"目标 PostgreSQL 的连接字符串，或 - 从标准输入读一行；不写则取环境变量 {ToVariable}。写在命令行上，同机的人看得到其中的密码",
        };
        var files = new Option<string?>("--files")
        {
            Description = "上传的文件放在哪里：database 数据库，folder 数据目录的 uploads/；不写则照现在的 Storage:Files。不搬数据库、只写这一项，把这里的文件搬到 Storage:Files 所指的地方",
        };
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出" };
        var command = new Command("copy", "把 SQLite 里的全部内容搬到一个空的、或上次由它搬来的 PostgreSQL；正式搬之前先停下服务") { to, files, json };
        command.SetAction((parsed, cancellation) => RunAsync(settings, parsed.GetValue(to), parsed.GetValue(files), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, string? to, string? files, bool json, CancellationToken cancellation)
    {
        if (files is not (null or StorageOptions.FilesInFolder or StorageOptions.FilesInDatabase))
        {
            await System.Console.Error.WriteLineAsync($"--files 只能是 {StorageOptions.FilesInDatabase} 或 {StorageOptions.FilesInFolder}。");
            return ExitCode.WrongInput;
        }

        var text = to == "-" ? await System.Console.In.ReadLineAsync(cancellation) : to ?? Environment.GetEnvironmentVariable(ToVariable);
        if (to is null && text is null && files is not null)
        {
            return await MoveFilesAsync(settings, files, json, cancellation);
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            await System.Console.Error.WriteLineAsync(
                $"请写明搬到哪里：copy --to \"Host=…;Database=…;Username=…;Password=…\"，或 --to - 从标准输入读，或放进环境变量 {ToVariable}（免得密码被同机的人看见）。");
            return ExitCode.WrongInput;
        }

        var connection = CopyConnection.Parse(text);
        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        await System.Console.Error.WriteLineAsync($"从 {app.Services.GetRequiredService<DatabasePlace>()} 搬到 {connection}");
        var result = await app.Services.GetRequiredService<DatabaseCopy>().RunAsync(connection, files, new ConsoleSentences(), cancellation);
        foreach (var notice in result.Notices)
        {
            await System.Console.Error.WriteLineAsync(notice);
        }

        if (json)
        {
            System.Console.WriteLine(JsonSerializer.Serialize(new { to = result.To, rows = result.Rows(), tables = result.Tables, files = result.Files }, Json));
            return ExitCode.Done;
        }

        foreach (var table in result.Tables)
        {
            System.Console.WriteLine($"{table.Name}\t{table.Rows}\t{table.Title}");
        }

        System.Console.WriteLine($"已搬 {result.Tables.Count} 张表、{result.Rows()} 行，两边逐表相符；文件 {result.Files.Count} 个（{result.Files.Place}）。");
        return ExitCode.Done;
    }

    private static async Task<int> MoveFilesAsync(string[] settings, string place, bool json, CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        var moved = await app.Services.GetRequiredService<FileMove>().RunAsync(place, new ConsoleSentences(), cancellation);
        System.Console.WriteLine(json ? JsonSerializer.Serialize(new { files = moved }, Json) : $"已搬 {moved.Count} 个文件（{moved.Place}），原来的地方没有留下。");
        return ExitCode.Done;
    }
}
