using System.IO.Compression;
using System.Text;
using PuyangFabu.Content.Import;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Content.Import;

/// <summary>A file that is no JSON lines in UTF-8 is named as what it is.</summary>
public sealed class ImportFileKindTests(TestDatabases databases)
{
    private const string Lines = "{\"board\":\"zhuanti\",\"title\":\"濮阳发布标题\"}\n{\"board\":\"zhuanti\",\"title\":\"第二篇\"}\n";

    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Theory]
    [InlineData("utf-16", true, "UTF-16")]
    [InlineData("utf-16", false, "UTF-16")]
    [InlineData("utf-16BE", true, "UTF-16")]
    [InlineData("utf-16BE", false, "UTF-16")]
    [InlineData("GB18030", false, "GBK")]
    public async Task A_file_in_another_encoding_is_named_and_nothing_goes_in(string encoding, bool mark, string name)
    {
        var writer = encoding == "GB18030" ? Gbk : Encoding.GetEncoding(encoding);
        await NamedAsync([.. mark ? writer.GetPreamble() : [], .. writer.GetBytes(Lines)], name);
    }

    [Fact]
    public Task A_long_file_in_GBK_is_named_by_its_beginning() => NamedAsync(
        Gbk.GetBytes(string.Concat(Enumerable.Repeat(Lines, 3000))), "GBK");

    [Fact]
    public Task One_long_line_in_GBK_is_named_by_its_beginning() => NamedAsync(
        Gbk.GetBytes($"{{\"board\":\"zhuanti\",\"title\":\"甲\",\"body\":\"{string.Concat(Enumerable.Repeat("濮阳", 50_001))}\"}}"), "GBK");

    [Theory]
    [InlineData("[\n  {\"board\":\"zhuanti\",\"title\":\"甲\"},\n{\"board\":\"zhuanti\",\"title\":\"乙\"}\n]", "JSON 数组")]
    [InlineData("\n[{\"board\":\"zhuanti\",\"title\":\"甲\"},{\"board\":\"zhuanti\",\"title\":\"乙\"}]\n", "JSON 数组")]
    [InlineData("\uFEFF[\r\n{\"board\":\"zhuanti\",\"title\":\"甲\"}\r\n]", "JSON 数组")]
    [InlineData("{\n  \"board\": \"zhuanti\",\n  \"title\": \"甲\"\n}", "一篇占了多行")]
    public Task Json_that_is_no_lines_is_named(string file, string name) => NamedAsync(Encoding.UTF8.GetBytes(file), name);

    [Fact]
    public async Task A_packed_file_is_named()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Lines));
        }

        await NamedAsync(packed.ToArray(), "gzip");
        await NamedAsync([.. "PK\u0003\u0004"u8, 20, 0, 0, 0], "ZIP");
    }

    [Fact]
    public async Task A_whole_array_before_good_lines_is_one_bad_line()
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");
        Assert.Equal(new ImportResult(2, 0, 1, 0), await import.RunAsync($"[]\n{Lines}"));
        Assert.StartsWith("第 1 行：是一个 JSON 数组", import.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \r\n")]
    [InlineData("\uFEFF")]
    public async Task An_empty_file_is_named(string file)
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");
        Assert.Equal(new ImportResult(0, 0, 0, 0), await import.RunAsync(file));
        Assert.Equal("文件是空的，没有可导入的稿件。\n", import.Messages);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(65_536 * 2 / 3)]
    public async Task A_file_in_utf8_is_not_taken_for_another_wherever_its_beginning_is_cut(int length)
    {
        for (var shift = 0; shift < 3; shift++)
        {
            using var import = await ImportDriver.CreateAsync(databases, "sqlite");
            Assert.Equal(1, (await import.RunAsync($$"""{"board":"zhuanti","title":"a{{new string('a', shift)}}","body":"{{new string('濮', length)}}"}""")).Imported);
        }
    }

    private async Task NamedAsync(byte[] file, string name)
    {
        using var import = await ImportDriver.CreateAsync(databases, "sqlite");
        Assert.Equal(new ImportResult(0, 0, 1, 0), await import.RunAsync(file));
        Assert.Contains(name, import.Messages, StringComparison.Ordinal);
        Assert.Single(import.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(await import.ArticlesAsync());
    }
}
