using System.CommandLine;
using System.Text.Json;
using PuyangFabu.Audit;

namespace PuyangFabu.Hosting.Commands;

/// <summary><c>audit verify</c> and <c>audit export</c>: the record, for those who have to prove something.</summary>
public static class AuditCommands
{
    public static Command Create(string[] settings)
    {
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出" };
        var verify = new Command("verify", "检查审计日志是否被改动、删除或插入") { json };
        verify.SetAction((parsed, cancellation) => VerifyAsync(settings, parsed.GetValue(json), cancellation));

        var file = new Argument<string>("文件") { Description = "文件路径，或 -" };
        var export = new Command("export", "把审计日志导出为 JSON 行文件（- 为标准输出）") { file };
        export.SetAction((parsed, cancellation) => ExportAsync(settings, parsed.GetValue(file)!, cancellation));

        return new Command("audit", "审计日志") { verify, export };
    }

    private static async Task<int> VerifyAsync(string[] settings, bool json, CancellationToken cancellation)
    {
        await using var app = CommandServices.Create(settings);
        var verdict = await app.Services.GetRequiredService<AuditVerification>().RunAsync(cancellation);
        Console.WriteLine(json
            ? JsonSerializer.Serialize(verdict, JsonSerializerOptions.Web)
            : verdict.Valid
                ? $"审计日志完整，共 {verdict.Count} 条。"
                : $"审计日志不完整：{verdict.Reason}");
        return verdict.Valid ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<int> ExportAsync(string[] settings, string file, CancellationToken cancellation)
    {
        await using var app = CommandServices.Create(settings);
        var export = app.Services.GetRequiredService<AuditExport>();
        var count = await OutputFile.WriteAsync(file, output => export.RunAsync(output, cancellation));
        await (file == "-" ? Console.Error : Console.Out).WriteLineAsync($"exported {count}");
        return ExitCode.Done;
    }
}
