using System.Diagnostics;
using System.Text.Json;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Hosting;

/// <summary>The commands as a script sees them: exit code, standard output, standard error.</summary>
public sealed class CommandProcessTests : IDisposable
{
    private const string Good = """{"externalId":"a-1","board":"tongzhi-gonggao","title":"青莲巷井盖更换","body":"正文。","publishedAt":"2026-01-05T09:00:00+08:00"}""";
    private const string Bad = """{"externalId":"a-2","board":"no-such-board","title":"标题"}""";

    private readonly ScratchFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Help_is_in_Chinese_and_names_every_command()
    {
        var help = await RunAsync("--help");
        Assert.Equal(0, help.Code);
        Assert.Contains("濮阳发布", help.Output, StringComparison.Ordinal);
        Assert.All(["serve", "migrate", "seed", "import", "export"], name => Assert.Contains(name, help.Output, StringComparison.Ordinal));
        Assert.Contains("导入", help.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("broadcast --help")]
    [InlineData("broadcast recall --help")]
    [InlineData("publication create --help")]
    public async Task No_word_of_the_help_is_English(string line)
    {
        var help = await ProductCommand.RunAsync(data, line.Split(' '));
        Assert.Equal(0, help.Code);

        // What is left in Latin letters are names: of the program, of commands, options, states and formats.
        Assert.DoesNotMatch("(?i)usage|description|options|arguments|required|show|information|:$", help.Output);
        Assert.Contains("用法：", help.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import", "“import”后面缺少要写的值")]
    [InlineData("import a b", "没有“b”这个命令、参数或选项")]
    [InlineData("backup --forze", "没有“--forze”这个命令、参数或选项")]
    [InlineData("export --jsn", "没有“--jsn”这个命令、参数或选项")]
    [InlineData("restore --realease", "没有“--realease”这个命令、参数或选项")]
    [InlineData("broadcast", "后面还要写明做什么")]
    [InlineData("broadcast status x", "“x”不能用作“status”的值")]
    [InlineData("broadcast create --tag x", "“x”不能用作“--tag”的值")]
    [InlineData("broadcast reject 1", "缺少 --comment")]
    [InlineData("broadcast create --at 1 --at 2", "--at 只能写一个值")]
    public async Task A_wrong_line_is_told_in_Chinese_with_the_place_of_its_right_form(string line, string words)
    {
        var result = await ProductCommand.RunAsync(data, line.Split(' '));
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains($"命令写法不对：{words}。", result.Error, StringComparison.Ordinal);
        Assert.Contains("写法见：", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("import")]
    [InlineData("import a b")]
    [InlineData("serve --unknown")]
    public async Task A_command_that_is_none_ends_with_2(string line)
    {
        var result = await ProductCommand.RunAsync(data, line.Split(' '));
        Assert.Equal(2, result.Code);
        Assert.NotEmpty(result.Error);
    }

    [Fact]
    public async Task A_missing_file_ends_with_2_and_is_named()
    {
        var result = await RunAsync("import", "nowhere.jsonl");
        Assert.Equal(2, result.Code);
        Assert.Contains("nowhere.jsonl", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_database_that_is_none_ends_with_1_and_stays()
    {
        var file = data.Write("puyangfabu.db", new string('x', 5000));
        var result = await ProductCommand.RunAsync(data, ["migrate"]);
        Assert.Equal(1, result.Code);
        Assert.NotEmpty(result.Error);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_import_counts_and_names_the_bad_line_and_an_export_imported_again_changes_nothing()
    {
        await ProductCommand.RunAsync(data, ["migrate"]);
        var first = await ProductCommand.RunAsync(data, ["import", data.Write("in.jsonl", $"{Good}\n{Bad}\n")]);
        Assert.Equal(2, first.Code);
        Assert.Equal("imported 1, updated 0, rejected 1", first.LastLine);
        Assert.Contains("第 2 行", first.Error, StringComparison.Ordinal);

        var export = await ProductCommand.RunAsync(data, ["export", data.File("out.jsonl")]);
        Assert.Equal((0, "已导出 1 篇。"), (export.Code, export.LastLine));
        var again = await ProductCommand.RunAsync(data, ["import", data.File("out.jsonl")]);
        Assert.Equal((0, "imported 0, updated 0, rejected 0"), (again.Code, again.LastLine));

        var toOutput = await RunAsync("export", "-");
        Assert.Equal(await File.ReadAllTextAsync(data.File("out.jsonl"), TestContext.Current.CancellationToken), toOutput.Output);
    }

    [Fact]
    public async Task What_a_line_lost_is_counted_behind_the_last_line_and_the_line_goes_in()
    {
        await ProductCommand.RunAsync(data, ["migrate"]);
        var result = await ProductCommand.RunAsync(data, ["import", data.Write("in.jsonl", """{"board":"zhuanti","title":"甲 &amp; 乙","html":"<p>字</p><video src='https://v.example/1.mp4'></video>"}""")]);
        Assert.Equal((0, "imported 1, updated 0, rejected 0, warnings 2"), (result.Code, result.LastLine));
        Assert.Contains("第 1 行：警告：视频没有保留", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_a_file_and_json_is_a_result()
    {
        await ProductCommand.RunAsync(data, ["migrate"]);
        var result = await ProductProcess.RunAsync(data, ["import", "-", "--json"], Good + "\n");
        Assert.Equal(0, result.Code);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(1, json.RootElement.GetProperty("imported").GetInt32());
        Assert.Equal(0, json.RootElement.GetProperty("rejected").GetInt32());
    }

    [Fact]
    public async Task The_environment_beats_the_file_and_the_command_line_beats_the_environment()
    {
        var wrong = ("WeChat__SignatureWindowSeconds", "-1");
        var environment = await ProductProcess.RunAsync(data, ["migrate"], "", wrong);
        Assert.Equal(2, environment.Code);
        Assert.Contains("WeChat:SignatureWindowSeconds", environment.Error, StringComparison.Ordinal);
        var commandLine = await ProductProcess.RunAsync(data, ["migrate", "--WeChat:SignatureWindowSeconds=600"], "", wrong);
        Assert.Equal(0, commandLine.Code);
    }

    [Fact]
    public async Task A_running_server_answers_from_an_import_within_two_seconds()
    {
        await using var product = await RunningProduct.StartAsync(data, WeChatSender.Settings);
        using var sender = new WeChatSender(product.Address, TimeProvider.System);
        Assert.DoesNotContain("青莲巷", await sender.AskAsync("青莲巷井盖"), StringComparison.Ordinal);

        var import = await ProductProcess.RunAsync(data, ["import", "-"], Good + "\n");
        Assert.Equal("imported 1, updated 0, rejected 0", import.LastLine);
        var sinceImport = Stopwatch.StartNew();
        string answer;
        var asked = 0;
        do
        {
            // Somebody else each time: one who asks as fast as this is told to rest, and then hears nothing.
            answer = await sender.AskAsync("青莲巷井盖", $"oAsking{++asked}");
        }
        while (!answer.Contains("青莲巷井盖更换", StringComparison.Ordinal) && sinceImport.Elapsed < TimeSpan.FromSeconds(2));
        Assert.Contains("青莲巷井盖更换", answer, StringComparison.Ordinal);
    }

    private Task<ProcessResult> RunAsync(params string[] arguments) => ProductProcess.RunAsync(data, arguments);
}
