using System.CommandLine;
using System.Text.Json;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Anchoring;
using PuyangFabu.People.Audit.Archiving;

namespace PuyangFabu.Hosting.Commands;

/// <summary><c>audit verify</c>, <c>audit anchor</c> and <c>audit export</c>: the record, for those who have to prove something.</summary>
public static class AuditCommands
{
    public static Command Create(string[] settings)
    {
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出" };
        var kept = new Option<string[]>("--anchors") { Description = "另与别处保存的锚定对照：文件，或 - 为标准输入；可写多次" };
        var restored = new Option<long[]>("--restored-at") { Description = "确知从备份恢复过：那次恢复在审计日志里的序号，别处保存的、写于其前的锚定据此解释；可写多次", HelpName = "序号" };
        var archives = new Option<string?>("--archives") { Description = "连同归档文件一起核对：它们所在的目录（默认不读，从归档之后的一条核对起）", HelpName = "目录" };
        var verify = new Command("verify", "检查审计日志是否被改动、删除或插入") { json, kept, restored, archives };
        verify.SetAction((parsed, cancellation) => VerifyAsync(
            settings, parsed.GetValue(kept) ?? [], parsed.GetValue(restored) ?? [], parsed.GetValue(archives), parsed.GetValue(json), cancellation));

        var target = new Argument<string?>("文件") { Description = "追加到这个文件，或 - 为标准输出；不写而且没有 --to 时为标准输出", Arity = ArgumentArity.ZeroOrOne };
        target.RefuseOptions();
        var to = new Option<string[]>("--to") { Description = "追加到这个文件（目录须已存在），或寄给 mailto:邮箱（先设 Audit:Mail）；可写多次", HelpName = "文件|mailto:邮箱" };
        var anchor = new Command("anchor", "写出一行签名的锚定，交给别处保存") { target, to };
        anchor.SetAction((parsed, cancellation) => AnchorCommand.RunAsync(
            settings, Targets(parsed.GetValue(target), parsed.GetValue(to) ?? []), cancellation));

        var file = FileArgument.Create("文件路径，或 -");
        var export = new Command("export", "把审计日志导出为 JSON 行文件（- 为标准输出）") { file };
        export.SetAction((parsed, cancellation) => ExportAsync(settings, parsed.GetValue(file)!, cancellation));

        return new Command("audit", "审计日志") { verify, anchor, export };
    }

    private static string[] Targets(string? file, string[] to) => file is not null ? [file, .. to] : to.Length > 0 ? to : ["-"];

    private static async Task<int> VerifyAsync(string[] settings, string[] files, long[] restores, string? archives, bool json, CancellationToken cancellation)
    {
        if (archives is not null && !Directory.Exists(archives))
        {
            await System.Console.Error.WriteLineAsync($"找不到目录：{archives}");
            return ExitCode.WrongInput;
        }

        if (restores.Length > 0 && files.Length == 0)
        {
            await System.Console.Error.WriteLineAsync("--restored-at 只用来解释别处保存的锚定，请同时写明 --anchors 文件。");
            return ExitCode.WrongInput;
        }

        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        var archived = archives is null ? 0 : (await app.Services.GetRequiredService<AuditArchiveStore>().LastAsync(cancellation))?.LastSequence ?? 0;
        foreach (var number in restores.Where(number => number > archived))
        {
            if (await app.Services.GetRequiredService<AuditStore>().FindAsync(number, cancellation) is not { Action: AuditWeight.Restore, Refused: "" })
            {
                await System.Console.Error.WriteLineAsync($"--restored-at {number}：审计日志的第 {number} 条不是从备份恢复的记录。");
                return ExitCode.WrongInput;
            }
        }

        var kept = new List<KeptAnchor>();
        foreach (var file in files)
        {
            if (file != "-" && !File.Exists(file))
            {
                await System.Console.Error.WriteLineAsync($"找不到文件：{file}");
                return ExitCode.WrongInput;
            }

            IReadOnlyList<KeptAnchor> read;
            try
            {
                using var text = file == "-" ? System.Console.In : File.OpenText(file);
                read = await app.Services.GetRequiredService<SignedAnchors>().ReadAsync(text, cancellation);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                await System.Console.Error.WriteLineAsync($"读不了 {file}：没有权限，或另有程序正在写它。");
                return ExitCode.WrongInput;
            }

            if (read.Count == 0)
            {
                await System.Console.Error.WriteLineAsync($"{file} 里没有一行锚定；应是 audit anchor 写出的行。");
                return ExitCode.WrongInput;
            }

            kept.AddRange(read);
        }

        var verdict = await app.Services.GetRequiredService<AuditVerification>().RunAsync(kept, restores, cancellation, archives: archives);
        foreach (var notice in json ? [] : verdict.Notices ?? [])
        {
            await System.Console.Error.WriteLineAsync(notice);
        }

        System.Console.WriteLine(json
            ? JsonSerializer.Serialize(verdict, JsonSerializerOptions.Web)
            : verdict.Valid
                ? $"审计日志完整，共 {verdict.Count} 条{(kept.Count > 0 ? $"，与别处保存的 {kept.Count} 行锚定没有无法解释的矛盾" : "")}。"
                : $"审计日志不完整：{verdict.Reason}");
        return verdict.Valid ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<int> ExportAsync(string[] settings, string file, CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        var export = app.Services.GetRequiredService<AuditExport>();
        var count = await FileArgument.WriteAsync(file, output => export.RunAsync(output, cancellation));
        await (file == "-" ? System.Console.Error : System.Console.Out).WriteLineAsync($"已导出 {count} 条。");
        return ExitCode.Done;
    }
}
