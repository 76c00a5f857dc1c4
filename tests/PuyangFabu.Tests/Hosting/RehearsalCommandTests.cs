using System.Text.Json;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Tests.Hosting;

/// <summary>A restore that is only tried: it says whether the backup would do, and leaves nothing.</summary>
public sealed class RehearsalCommandTests : IAsyncLifetime
{
    private readonly ScratchFolder data = new();
    private readonly ScratchFolder other = new();

    private string Backup => other.File("backup.zip");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Assert.Equal(0, (await ProductCommand.RunAsync(data, ["seed", "--sample"])).Code);

    public ValueTask DisposeAsync()
    {
        data.Dispose();
        other.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task It_reports_every_part_of_the_backup_and_leaves_nothing_but_an_entry_in_the_record()
    {
        Assert.Equal(0, (await ProductCommand.RunAsync(data, ["audit", "anchor"])).Code);
        Assert.Equal(0, (await ProductCommand.RunAsync(data, ["backup", Backup])).Code);
        var before = Directory.GetFileSystemEntries(data.Path);

        var rehearsed = await ProductCommand.RunAsync(data, ["restore", Backup, "--rehearse", "--json"]);

        Assert.True(rehearsed.Code == 0, rehearsed.Output + rehearsed.Error);
        using var report = JsonDocument.Parse(rehearsed.Output);
        Assert.Equal("fine", report.RootElement.GetProperty("worst").GetString());
        Assert.Equal(
            ["备份", "数据库", "上传的文件", "审计", "账号密钥", "动态口令"],
            report.RootElement.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("check").GetString()));
        Assert.Contains("没有碰正在使用的数据", rehearsed.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(data.Path));
        Assert.Equal(0, (await ProductCommand.RunAsync(data, ["audit", "export", other.File("record.jsonl")])).Code);
        Assert.Contains("\"backup.rehearse\"", (await File.ReadAllLinesAsync(other.File("record.jsonl"), Cancellation))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_machine_without_the_master_key_it_says_that_secrets_were_not_tried()
    {
        Assert.Equal(0, (await ProductCommand.RunAsync(data, ["audit", "anchor"])).Code);
        Assert.Equal(0, (await ProductCommand.RunAsync(data, ["backup", Backup])).Code);

        var rehearsed = await ProductCommand.RunAsync(other, ["restore", Backup, "--rehearse"]);

        Assert.True(rehearsed.Code == 0, rehearsed.Output + rehearsed.Error);
        Assert.Contains("没有试着打开密钥", rehearsed.Output, StringComparison.Ordinal);
        Assert.Contains("没有记入审计", rehearsed.Error, StringComparison.Ordinal);
        Assert.Equal([Backup], Directory.GetFileSystemEntries(other.Path));
    }

    [Fact]
    public async Task A_backup_without_a_file_that_its_rows_name_ends_with_1_and_says_which()
    {
        var name = new string('a', 64) + ".png";
        using (var database = new Database(new StorageOptions { ConnectionString = $"Data Source={data.File("puyangfabu.db")}", Access = StorageAccess.Existing }))
        {
            await database.WriteAsync(
                session => session.ExecuteAsync(
                    "insert into uploads (name, content_type, width, height, bytes, original_name, alt, uploaded_by, uploaded_ms) values (@name, 'image/png', 1, 1, 1, '', '', 1, 0)", new { name }),
                Cancellation);
        }

        Assert.Equal(0, (await ProductCommand.RunAsync(data, ["backup", Backup])).Code);
        var rehearsed = await ProductCommand.RunAsync(data, ["restore", Backup, "--rehearse", "--json"]);

        Assert.Equal(1, rehearsed.Code);
        Assert.Contains("缺 1 个", rehearsed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("restore --rehearse")]
    [InlineData("restore nowhere.zip --rehearse")]
    [InlineData("restore {damaged} --rehearse")]
    public async Task What_is_no_backup_ends_with_2_and_leaves_nothing(string line)
    {
        var damaged = other.Write("damaged.zip", "PK damaged");
        var before = FolderState.Of(data.Path);

        var refused = await ProductCommand.RunAsync(data, [.. line.Split(' ').Select(word => word == "{damaged}" ? damaged : word)]);

        Assert.Equal((2, ""), (refused.Code, refused.Output));
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", refused.Error);
        Assert.Equal(before, FolderState.Of(data.Path));
    }
}
