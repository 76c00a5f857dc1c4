using PuyangFabu.SampleContent;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Fills an empty database with boards, menu and sample content.</summary>
public static class SeedCommand
{
    public static async Task<int> RunAsync(string[] settings, CancellationToken cancellation)
    {
        await using var app = CommandServices.Create(settings);
        var product = app.Services.GetRequiredService<ProductSettings>();

        // Who asks for samples by name gets them, also outside the sandbox; a plain "no" in the settings still holds.
        await app.Services.GetRequiredService<Seeder>().RunAsync(
            product.WeChat.Accounts.Keys, product.Storage.SampleContent ?? true, cancellation);
        await Console.Error.WriteLineAsync("栏目、默认菜单和示例内容已就绪（已有内容不会改动）。");
        return ExitCode.Done;
    }
}
