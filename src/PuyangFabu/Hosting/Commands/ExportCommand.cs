using System.Text.Json;
using PuyangFabu.Content.Import;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Exports the published articles as JSON lines.</summary>
public static class ExportCommand
{
    public static async Task<int> RunAsync(string[] settings, string file, bool json, CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        var export = app.Services.GetRequiredService<ArticleExport>();
        var progress = new ConsoleProgress("已导出", "篇");
        var count = await OutputFile.WriteAsync(file, output => export.RunAsync(output, progress, cancellation));
        var summary = json ? JsonSerializer.Serialize(new { exported = count }) : $"已导出 {count} 篇。";
        await (file == "-" ? System.Console.Error : System.Console.Out).WriteLineAsync(summary);
        return ExitCode.Done;
    }
}
