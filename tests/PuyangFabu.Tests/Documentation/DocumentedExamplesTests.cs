using System.Diagnostics;
using System.Net;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Documentation;

/// <summary>What people copy from the documentation, letter by letter, one example after the other on a fresh sandbox.</summary>
public sealed class DocumentedExamplesTests : IDisposable
{
    private readonly ScratchFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Every_example_does_what_it_says_one_after_the_other()
    {
        await using var product = await StartAsync();

        var (code, output) = await RunAsync(product, Examples(), "");

        Assert.True(code == 0, output);
        Assert.Contains("""["xiegao",["editor"]]""", output, StringComparison.Ordinal);
        Assert.Contains("""["fabu",["publisher"]]""", output, StringComparison.Ordinal);
        Assert.Contains("\npublished\n", output, StringComparison.Ordinal);
        Assert.Matches(@"\n(scheduled|sending|submitted|succeeded)\n", output);
        Assert.Contains("词表“单位词表”已导入", output, StringComparison.Ordinal);
        Assert.Contains("请带身份证到窗口办理", output, StringComparison.Ordinal);
        Assert.Contains("imported 1, updated 0, rejected 0", output, StringComparison.Ordinal);
        Assert.Contains("已备份", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_password_was_changed_as_README_asks_the_examples_say_what_is_missing_and_go_on_with_the_new_one()
    {
        const string changed = "Changed-word-2016";
        await using var product = await StartAsync();
        using (var operators = new OperatorDriver(product.Address, OperatorDriver.PasswordIn(data.Path)))
        {
            var admin = await operators.AdminAsync();
            await admin.CallAsync(
                "POST", "/api/session/password", new { currentPassword = OperatorDriver.PasswordIn(data.Path), newPassword = changed }, HttpStatusCode.NoContent);
        }

        Assert.False(File.Exists(data.File("admin-password.txt")));
        var without = await RunAsync(product, [Examples()[0]], "");
        Assert.NotEqual(0, without.Code);
        Assert.Contains("admin-password.txt", without.Output, StringComparison.Ordinal);
        var wrong = await RunAsync(product, [Examples()[0]], "not-the-word-2016");
        Assert.NotEqual(0, wrong.Code);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", wrong.Output);
        var with = await RunAsync(product, [Examples()[0]], changed);
        Assert.True(with.Code == 0, with.Output);
    }

    [Fact]
    public void No_example_hides_what_went_wrong() => Assert.All(
        Blocks(), static block => Assert.DoesNotMatch(@"-o /dev/null|2>/dev/null|curl -s ", block));

    private async Task<RunningProduct> StartAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The examples are for a Unix shell.");

        // The examples are run from where the product was started: its folder is called data there, and the samples are at hand.
        Directory.CreateSymbolicLink(data.File("data"), data.Path);
        Directory.CreateDirectory(data.File("config/examples"));
        File.Copy(Path.Combine(SourceTree.Root, "config/examples/words.csv"), data.File("config/examples/words.csv"));
        return await RunningProduct.StartAsync(data);
    }

    private static string[] Blocks() => [.. DocumentationPage.All.SelectMany(static page => page.Examples)];

    /// <summary>Those that a fresh sandbox has all for; the others install something or need another machine's address.</summary>
    private static string[] Examples()
    {
        var blocks = Blocks();
        return
        [
            blocks.Single(static block => block.StartsWith("A=http://127.0.0.1:5080", StringComparison.Ordinal)),
            blocks.Single(static block => block.StartsWith("id=$(", StringComparison.Ordinal)),
            blocks.Single(static block => block.StartsWith("job=$(", StringComparison.Ordinal)),
            blocks.Single(static block => block.Contains(" words load ", StringComparison.Ordinal)),
            blocks.Single(static block => block.Contains("/reply-rules/try", StringComparison.Ordinal)),
            blocks.Single(static block => block.Contains("-- import ", StringComparison.Ordinal)),
            blocks.Single(static block => block.Contains(" backup /backup/", StringComparison.Ordinal)).Split('\n')[0],
        ];
    }

    private async Task<(int Code, string Output)> RunAsync(RunningProduct product, string[] examples, string adminPassword)
    {
        var line = DocumentationPage.All.SelectMany(static page => page.Blocks("json")).Single(static block => block.StartsWith("{\"externalId\"", StringComparison.Ordinal));
        data.Write("稿件.jsonl", line + "\n");
        Directory.CreateDirectory(data.File("backup"));
        var script = string.Join('\n', examples)
            .Replace("http://127.0.0.1:5080", product.Address.ToString().TrimEnd('/'), StringComparison.Ordinal)
            .Replace("/backup/", data.File("backup") + "/", StringComparison.Ordinal);

        // What was built, in the place of what would be built.
        var dotnet = $$"""
            #!/bin/sh
            case "$1" in run) shift 4;; *) shift;; esac
            exec {{Environment.ProcessPath}} {{ProductProcess.Program}} "$@"
            """;
        Directory.CreateDirectory(data.File("bin"));
        var shim = data.Write("bin/dotnet", dotnet + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(shim, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", $"exec 2>&1\n{script}"])
        {
            WorkingDirectory = data.Path,
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = $"{data.File("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["Urls"] = product.Address.ToString().TrimEnd('/');
        start.Environment["no_proxy"] = "127.0.0.1";
        if (adminPassword.Length > 0)
        {
            start.Environment["ADMIN_PASSWORD"] = adminPassword;
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
