using System.Text.Json;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Content.Checks.Words;

/// <summary>Word lists from the command line.</summary>
public sealed class WordsCommandTests : IDisposable
{
    private const string Csv = "words,severity\n帐户,hint\n首界,confirm\n";

    private readonly ScratchFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task A_file_is_loaded_listed_and_refused_whole_when_a_line_is_bad()
    {
        await ProductCommand.RunAsync(data, ["migrate"]);
        var load = await ProductCommand.RunAsync(data, ["words", "load", data.Write("a.csv", Csv), "--list", "易错词"]);
        Assert.Equal((0, "词表“易错词”已导入 2 行，替换了原有的 0 行。"), (load.Code, load.LastLine));
        var again = await ProductProcess.RunAsync(data, ["words", "load", "-", "--list", "易错词", "--json"], Csv);
        Assert.Equal(2, JsonSerializer.Deserialize<JsonElement>(again.Output).GetProperty("rulesBefore").GetInt32());

        var bad = await ProductCommand.RunAsync(data, ["words", "load", data.Write("b.csv", Csv + "坏,serious\n"), "--list", "易错词"]);
        Assert.Equal(2, bad.Code);
        Assert.Contains("第 4 行", bad.Error, StringComparison.Ordinal);
        Assert.Empty(bad.Output);

        var list = await ProductCommand.RunAsync(data, ["words", "list"]);
        Assert.Equal((0, "易错词\t2 行，启用 2 行"), (list.Code, list.LastLine));
    }

    [Fact]
    public async Task A_missing_file_or_name_ends_with_2()
    {
        var missing = await ProductCommand.RunAsync(data, ["words", "load", "nowhere.csv", "--list", "a"]);
        Assert.Equal(2, missing.Code);
        Assert.Contains("nowhere.csv", missing.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await ProductCommand.RunAsync(data, ["words", "load", "a.csv"])).Code);
        Assert.Equal(2, (await ProductCommand.RunAsync(data, ["words"])).Code);
    }
}
