using System.CommandLine;
using System.Text.Json;
using PuyangFabu.Operations.SampleContent;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Fills an empty database with boards, menu and sample content, or with a starter pack to be checked.</summary>
public static class SeedCommand
{
    public static Command Create(string[] settings)
    {
        var starter = new Option<bool>("--starter") { Description = "不写示例，写入起步内容：回复规则、同义词和政府机构，都标为“待核对”，核对并保存之后才对外使用" };
        var sample = new Option<bool>("--sample") { Description = "不是沙箱也写入示例内容，立即对外可见" };
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出" };
        var command = new Command("seed", "空库时写入栏目和默认菜单，沙箱模式下还有示例内容；--starter 写入待核对的起步内容") { starter, sample, json };
        command.SetAction((parsed, cancellation) => parsed.GetValue(starter)
            ? StartAsync(settings, parsed.GetValue(json), cancellation)
            : SeedAsync(settings, parsed.GetValue(sample), cancellation));
        return command;
    }

    private static async Task<int> SeedAsync(string[] settings, bool sample, CancellationToken cancellation)
    {
        await using var app = CommandServices.Make(settings);
        var product = app.Services.GetRequiredService<ProductSettings>();

        // Samples are public at once: outside the sandbox they are asked for by name.
        var samples = sample || product.SampleContent;
        await app.Services.GetRequiredService<Seeder>().RunAsync(product.WeChat.Accounts.Keys, samples, cancellation);
        await System.Console.Error.WriteLineAsync(samples
            ? "栏目、默认菜单和示例内容已就绪（已有内容不会改动）。"
            : "栏目和默认菜单已就绪（已有内容不会改动）。正式运行不写示例：要起步内容请用 seed --starter，确要示例请加 --sample。");
        return ExitCode.Done;
    }

    private static async Task<int> StartAsync(string[] settings, bool json, CancellationToken cancellation)
    {
        await using var app = CommandServices.Make(settings);
        var product = app.Services.GetRequiredService<ProductSettings>();
        await app.Services.GetRequiredService<Seeder>().RunAsync(product.WeChat.Accounts.Keys, sampleContent: false, cancellation);
        var (rules, synonyms, directory) = await app.Services.GetRequiredService<StarterPack>().AddAsync(Actor.CommandLine, cancellation);
        System.Console.WriteLine(json
            ? JsonSerializer.Serialize(new { rules, synonyms, directory })
            : $"写入起步内容：回复规则 {rules} 条、同义词 {synonyms} 组、政府机构 {directory} 个，都是“待核对”，核对并保存之后才对外使用（已有同类内容的不写）。");
        return ExitCode.Done;
    }
}
