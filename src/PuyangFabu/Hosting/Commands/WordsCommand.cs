using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using PuyangFabu.Content.Checks.Words;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Hosting.Commands;

/// <summary>The word lists (词表) from the command line, beside a running server if there is one.</summary>
public static class WordsCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(string[] settings)
    {
        var file = FileArgument.Create("CSV 文件路径，或 -");
        var name = new Option<string>("--list") { Description = "词表名称", Required = true };
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出" };
        var load = new Command("load", "用 CSV 文件替换一个词表（- 为标准输入）") { file, name, json };
        load.SetAction((parsed, cancellation) => LoadAsync(settings, parsed.GetValue(file)!, parsed.GetValue(name)!, parsed.GetValue(json), cancellation));
        var list = new Command("list", "列出全部词表") { json };
        list.SetAction((parsed, cancellation) => ListAsync(settings, parsed.GetValue(json), cancellation));
        return new Command("words", "发布前检查所用的词表") { load, list };
    }

    private static async Task<int> LoadAsync(string[] settings, string file, string name, bool json, CancellationToken cancellation)
    {
        if (file != "-" && !File.Exists(file))
        {
            await System.Console.Error.WriteLineAsync($"找不到文件：{file}");
            return ExitCode.WrongInput;
        }

        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        await using var input = file == "-" ? System.Console.OpenStandardInput() : File.OpenRead(file);
        using var csv = new MemoryStream();
        await input.CopyToAsync(csv, cancellation);
        var outcome = await app.Services.GetRequiredService<WordLists>().LoadAsync(Actor.CommandLine, name, csv.ToArray(), cancellation);
        if (outcome.Refusal is { } refusal)
        {
            await TellAsync(refusal);
            return ExitCode.WrongInput;
        }

        System.Console.WriteLine(json
            ? JsonSerializer.Serialize(outcome.Value, Json)
            : $"词表“{name}”已导入 {outcome.Value.Rules} 行，替换了原有的 {outcome.Value.RulesBefore} 行。");
        return ExitCode.Done;
    }

    private static async Task TellAsync(Refusal refusal)
    {
        await System.Console.Error.WriteLineAsync(refusal.Title);
        foreach (var field in refusal.Fields)
        {
            await System.Console.Error.WriteLineAsync($"  {field.Field}：{field.Reason}");
        }
    }

    private static async Task<int> ListAsync(string[] settings, bool json, CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        var lists = await app.Services.GetRequiredService<WordListStore>().SummariesAsync(cancellation);
        if (json)
        {
            System.Console.WriteLine(JsonSerializer.Serialize(lists.Select(WordListItem.Of), Json));
            return ExitCode.Done;
        }

        foreach (var list in lists)
        {
            System.Console.WriteLine($"{list.Name}\t{list.Rules} 行，启用 {list.Enabled} 行");
        }

        return ExitCode.Done;
    }
}
