using System.Text.Json;
using PuyangFabu.Content.Import;
using PuyangFabu.Operations.SampleContent;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Imports articles from JSON lines, beside a running server if there is one.</summary>
public static class ImportCommand
{
    public static async Task<int> RunAsync(string[] settings, string file, bool json, CancellationToken cancellation)
    {
        if (file != "-" && !File.Exists(file))
        {
            await System.Console.Error.WriteLineAsync($"找不到文件：{file}");
            return ExitCode.WrongInput;
        }

        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        var product = app.Services.GetRequiredService<ProductSettings>();
        await app.Services.GetRequiredService<Seeder>().RunAsync(product.WeChat.Accounts.Keys, sampleContent: false, cancellation);
        await using var input = file == "-" ? System.Console.OpenStandardInput() : File.OpenRead(file);
        var result = await app.Services.GetRequiredService<ArticleImport>().RunAsync(
            Actor.CommandLine, input, System.Console.Error, new ConsoleProgress("已处理", "行"), cancellation);

        if (!json)
        {
            var unchanged = result.Unchanged > 0 ? $"，{result.Unchanged} 篇与库里的完全相同" : "";
            await System.Console.Error.WriteLineAsync($"新导入 {result.Imported} 篇，更新 {result.Updated} 篇{unchanged}，{result.Rejected} 行没有导入。");
        }

        // Scripts read this line; it stays as it is.
        var line = $"imported {result.Imported}, updated {result.Updated}, rejected {result.Rejected}";
        System.Console.WriteLine(json
            ? JsonSerializer.Serialize(new
            {
                imported = result.Imported,
                updated = result.Updated,
                rejected = result.Rejected,
                unchanged = result.Unchanged,
                warnings = result.Warnings,
            })
            : result.Warnings > 0 ? $"{line}, warnings {result.Warnings}" : line);
        return result.Rejected > 0 ? ExitCode.WrongInput : ExitCode.Done;
    }
}
