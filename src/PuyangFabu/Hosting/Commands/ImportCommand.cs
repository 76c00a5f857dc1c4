using System.Text.Json;
using PuyangFabu.Audit;
using PuyangFabu.Import;
using PuyangFabu.Operators;
using PuyangFabu.SampleContent;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Imports articles from JSON lines, beside a running server if there is one.</summary>
public static class ImportCommand
{
    public static async Task<int> RunAsync(string[] settings, string file, bool json, CancellationToken cancellation)
    {
        if (file != "-" && !File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"找不到文件：{file}");
            return ExitCode.WrongInput;
        }

        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        var product = app.Services.GetRequiredService<ProductSettings>();
        await app.Services.GetRequiredService<Seeder>().RunAsync(product.WeChat.Accounts.Keys, sampleContent: false, cancellation);
        await using var input = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        var result = await app.Services.GetRequiredService<ArticleImport>().RunAsync(
            input, Console.Error, new ConsoleProgress("已处理", "行"), cancellation);

        await app.Services.GetRequiredService<AuditLog>().RecordAsync(
            new AuditEntry { Actor = Actor.CommandLine, Action = "article.import", TargetKind = "article", After = result }, CancellationToken.None);

        // A known article counts as updated whether or not anything in it differed.
        var updated = result.Updated + result.Unchanged;
        if (!json)
        {
            await Console.Error.WriteLineAsync($"新导入 {result.Imported} 篇，更新 {updated} 篇，{result.Rejected} 行没有导入。");
        }

        // Scripts read this line; it stays as it is.
        Console.WriteLine(json
            ? JsonSerializer.Serialize(new { imported = result.Imported, updated, rejected = result.Rejected })
            : $"imported {result.Imported}, updated {updated}, rejected {result.Rejected}");
        return result.Rejected > 0 ? ExitCode.WrongInput : ExitCode.Done;
    }
}
