using System.Text.Json;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Operations.Backup;

/// <summary>Backup, restore and doctor as a script sees them: exit code, standard output, standard error.</summary>
public sealed class BackupCommandTests(TestDatabases databases) : IDisposable
{
    private readonly ScratchFolder data = new();
    private readonly ScratchFolder other = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        data.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task A_backup_beside_a_running_server_moves_to_another_place_and_starts_there()
    {
        var file = other.File("backup.zip");
        await using (await RunningProduct.StartAsync(data))
        {
            var backup = await ProductProcess.RunAsync(data, ["backup", file]);
            Assert.Equal((0, ""), (backup.Code, backup.Error));
            Assert.Matches(@"^已备份 \d+ 行、\d+ 个文件。\n$", backup.Output);
        }

        var restore = await ProductCommand.RunAsync(other, ["restore", file, "--json"]);
        Assert.True(restore.Code == 0, restore.Error);
        using var result = JsonDocument.Parse(restore.Output);
        Assert.True(result.RootElement.GetProperty("rows").GetInt64() > 100);
        Assert.Contains("--release", restore.Error, StringComparison.Ordinal);
        await using (var product = await ServedProduct.StartAsync(other))
        {
            using var client = new HttpClient { BaseAddress = product.Address };
            Assert.Contains("濮阳", await client.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
        }

        var verify = await ProductCommand.RunAsync(other, ["audit", "verify"]);
        Assert.True(verify.Code == 0, verify.Output + verify.Error);
        Assert.Equal(0, (await ProductCommand.RunAsync(other, ["restore", "--release"])).Code);
        Assert.Equal(1, (await ProductCommand.RunAsync(other, ["restore", "--release"])).Code);
    }

    [Fact]
    public async Task An_older_backup_stays_unless_force_says_otherwise()
    {
        await ProductCommand.RunAsync(data, ["migrate"]);
        var file = data.Write("backup.zip", "older");

        var refused = await ProductCommand.RunAsync(data, ["backup", file]);
        Assert.Equal((2, "older"), (refused.Code, await File.ReadAllTextAsync(file, Cancellation)));
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);

        Assert.Equal(0, (await ProductCommand.RunAsync(data, ["backup", file, "--force"])).Code);
        Assert.NotEqual("older", await File.ReadAllTextAsync(file, Cancellation));
        Assert.Empty(Directory.GetFiles(data.Path, "*.new"));
    }

    [Fact]
    public async Task A_backup_can_be_restored_from_standard_input()
    {
        await ProductProcess.RunAsync(data, ["migrate"]);
        var file = data.File("backup.zip");
        Assert.Equal(0, (await ProductProcess.RunAsync(data, ["backup", file])).Code);

        using var process = ProductProcess.Start(other, ["restore", "-", "--json"]);
        await using (var backup = File.OpenRead(file))
        {
            await backup.CopyToAsync(process.StandardInput.BaseStream, Cancellation);
        }

        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.True(process.ExitCode == 0, await error);
        Assert.Contains("\"rows\":", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("backup -")]
    [InlineData("restore -")]
    [InlineData("restore")]
    [InlineData("restore a.zip --release")]
    [InlineData("restore nowhere.zip")]
    [InlineData("restore damaged.zip")]
    public async Task Wrong_input_ends_with_2_and_a_sentence(string line)
    {
        data.Write("damaged.zip", "PK damaged");
        var result = await ProductCommand.RunAsync(data, line.Split(' '));
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", result.Error);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(data.File("puyangfabu.db")), "A database was made of nothing.");
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_ends_with_1()
    {
        await ProductCommand.RunAsync(data, ["migrate"]);
        var result = await ProductCommand.RunAsync(data, ["backup", data.File("no/such/folder/b.zip")]);
        Assert.Equal(1, result.Code);
        Assert.Contains("备份没有写成", result.Error, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_restore_that_is_killed_leaves_nothing_and_can_be_run_again(string provider)
    {
        using var original = new Installation(databases.Create("sqlite"));
        await original.FillAsync();
        // So many that the kill comes while they are read in, however quick the machine is.
        await original.Database.Database.WriteAsync(
            static session => session.ExecuteAsync(
                """
                insert into inbox (account, open_id, kind, received_ms, message, reason, elapsed_us)
                with recursive numbers(number) as (select 1 union all select number + 1 from numbers where number < 20000)
                select 'puyang', 'o1', 'text', number, x'07', '搜索', 12 from numbers
                """),
            Cancellation);
        var file = await original.BackUpAsync();
        using var copy = databases.CreateEmpty(provider);
        string[] database = ["--Storage:Provider", provider, "--Storage:ConnectionString", copy.Options.ConnectionString];

        using (var process = ProductProcess.Start(data, ["restore", file, .. database]))
        {
            // It says which tables are in: the transaction is under way.
            while (await process.StandardError.ReadLineAsync(Cancellation) is { } line && !line.StartsWith("栏目", StringComparison.Ordinal))
            {
            }

            process.Kill();
            await process.WaitForExitAsync(Cancellation);
        }

        Assert.Equal(0, await copy.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from articles"), Cancellation));
        Assert.Equal(0, await copy.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from holds"), Cancellation));

        var again = await ProductCommand.RunAsync(data, ["restore", file, .. database]);
        Assert.True(again.Code == 0, again.Error);
        Assert.Equal(20_040, await copy.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from inbox"), Cancellation));
        Assert.Empty(Directory.GetDirectories(data.Path, ".restore-*"));
    }

    [Fact]
    public async Task The_doctor_s_exit_code_says_whether_anything_is_wrong()
    {
        await ProductCommand.RunAsync(data, ["migrate"]);
        var fine = await ProductCommand.RunAsync(data, ["doctor"]);
        Assert.True(fine.Code == 0, fine.Output);
        Assert.Contains("正常", fine.Output, StringComparison.Ordinal);

        Directory.CreateDirectory(data.File("keys"));
        File.WriteAllText(data.File("keys/master.key"), "damaged");
        var wrong = await ProductCommand.RunAsync(data, ["doctor", "--json"]);
        Assert.Equal(1, wrong.Code);
        using var report = JsonDocument.Parse(wrong.Output);
        Assert.Equal("wrong", report.RootElement.GetProperty("worst").GetString());
    }
}
