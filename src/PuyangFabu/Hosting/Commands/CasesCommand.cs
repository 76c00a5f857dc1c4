using System.CommandLine;
using System.Text.Json;
using PuyangFabu.Content.Calendars;
using PuyangFabu.Content.Tables;
using PuyangFabu.Conversation.Cases.Hotline;
using PuyangFabu.Conversation.Danger;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Cases from the command line, beside a running server if there is one.</summary>
public static class CasesCommand
{
    public static Command Create(string[] settings)
    {
        var file = FileArgument.Create("CSV 或 .xlsx 文件路径，或 -");
        var preview = new Option<bool>("--preview") { Description = "只看会导入几件，什么都不改" };
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出" };
        var import = new Command("import", "导入热线的诉求（- 为标准输入）；热线编号导入过的不动，有一行不对就全部不导入") { file, preview, json };
        import.SetAction((parsed, cancellation) => ImportAsync(settings, parsed.GetValue(file)!, parsed.GetValue(preview), parsed.GetValue(json), cancellation));
        return new Command("cases", "诉求：从热线导入") { import };
    }

    private static async Task<int> ImportAsync(string[] settings, string file, bool preview, bool json, CancellationToken cancellation)
    {
        if (file != "-" && !File.Exists(file))
        {
            await System.Console.Error.WriteLineAsync($"找不到文件：{file}");
            return ExitCode.WrongInput;
        }

        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        await using var input = file == "-" ? System.Console.OpenStandardInput() : File.OpenRead(file);
        using var bytes = new MemoryStream();
        await input.CopyToAsync(bytes, cancellation);
        var table = TableReader.Read(bytes.ToArray());
        var import = app.Services.GetRequiredService<HotlineImport>();
        var shown = await import.CompareAsync(table, cancellation);
        foreach (var problem in shown.Problems)
        {
            await System.Console.Error.WriteLineAsync($"{problem}");
        }

        if (shown.Problems.Count > 0)
        {
            await System.Console.Error.WriteLineAsync("什么都没有导入。");
            return ExitCode.WrongInput;
        }

        if (preview)
        {
            System.Console.WriteLine(json ? JsonSerializer.Serialize(new { imported = 0, added = shown.Changes.Count, unchanged = shown.Unchanged }) : $"会新增 {shown.Changes.Count} 件，{shown.Unchanged} 件已有。");
            return ExitCode.Done;
        }

        // Terms and words of danger as the running product has them.
        await app.Services.GetRequiredService<CalendarBook>().LoadAsync(cancellation);
        await app.Services.GetRequiredService<DangerBook>().LoadAsync(cancellation);
        var outcome = await import.ImportAsync(Actor.CommandLine, table, cancellation);
        if (outcome.Refusal is { } refusal)
        {
            await System.Console.Error.WriteLineAsync(refusal.Title);
            return ExitCode.WrongInput;
        }

        System.Console.WriteLine(json
            ? JsonSerializer.Serialize(new { imported = outcome.Value.Imported, unchanged = outcome.Value.Unchanged })
            : $"已导入 {outcome.Value.Imported} 件，{outcome.Value.Unchanged} 件已有。");
        return ExitCode.Done;
    }
}
