using System.Text.Json;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Operations.Backup.Copying;

/// <summary>The command <c>copy</c> as a script sees it: exit code, standard output, standard error.</summary>
public sealed class CopyCommandTests(TestDatabases databases) : IDisposable
{
    private const string Password = "Passwort=geheim";

    private readonly ScratchFolder data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task The_target_may_be_named_on_the_line_at_the_input_or_in_the_environment()
    {
        await ProductCommand.RunAsync(data, ["seed"]);
        using var target = databases.CreateEmpty("postgresql");
        var to = target.Options.ConnectionString;

        var line = await ProductCommand.RunAsync(data, ["copy", "--to", to]);
        Assert.True(line.Code == 0, line.Error);
        Assert.Matches(@"(?m)^boards\t\d+\t栏目$", line.Output);
        Assert.Matches(@"已搬 \d+ 张表、\d+ 行，两边逐表相符；文件 0 个（folder）。\n\z", line.Output);
        Assert.Matches(@"(?m)^栏目：\d+ 行$", line.Error);
        Assert.Contains("restore --release", line.Error, StringComparison.Ordinal);

        var input = await ProductCommand.RunAsync(data, ["copy", "--to", "-", "--json"], to + "\n");
        Assert.True(input.Code == 0, input.Error);
        using var result = JsonDocument.Parse(input.Output);
        Assert.Equal(result.RootElement.GetProperty("rows").GetInt64(), result.RootElement.GetProperty("tables").EnumerateArray().Sum(static table => table.GetProperty("rows").GetInt64()));

        var environment = await ProductProcess.RunAsync(data, ["copy"], "", ("PUYANGFABU_COPY_TO", to));
        Assert.True(environment.Code == 0, environment.Error);
        var password = new Npgsql.NpgsqlConnectionStringBuilder(to).Password!;
        Assert.All([line, input, environment], run => Assert.DoesNotContain(password, run.Output + run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_copy_that_is_killed_leaves_nothing_and_can_be_run_again()
    {
        await ProductCommand.RunAsync(data, ["seed"]);
        using (var source = new Database(new StorageOptions { ConnectionString = $"Data Source={data.File("puyangfabu.db")}", Access = StorageAccess.Existing }))
        {
            // So many that the kill comes while they are read in, however quick the machine is.
            await source.WriteAsync(
                static session => session.ExecuteAsync(
                    """
                    insert into inbox (account, open_id, kind, received_ms, message, reason, elapsed_us)
                    with recursive numbers(number) as (select 1 union all select number + 1 from numbers where number < 120000)
                    select 'puyang', 'o1', 'text', number, x'07', '搜索', 12 from numbers
                    """),
                Cancellation);
        }

        ProductCommand.LetGo(data);
        using var target = databases.CreateEmpty("postgresql");
        using (var process = ProductProcess.Start(data, ["copy", "--to", target.Options.ConnectionString]))
        {
            // It says which tables are in: the transaction is under way.
            while (await process.StandardError.ReadLineAsync(Cancellation) is { } line && !line.StartsWith("栏目：", StringComparison.Ordinal))
            {
            }

            process.Kill();
            await process.WaitForExitAsync(Cancellation);
        }

        Assert.Equal((0, 0), (await CountAsync(target, "boards"), await CountAsync(target, "holds")));

        var again = await ProductCommand.RunAsync(data, ["copy", "--to", target.Options.ConnectionString]);
        Assert.True(again.Code == 0, again.Error);
        Assert.Contains("收到的消息：已写入 50000 行，共 120000 行", again.Error, StringComparison.Ordinal);
        Assert.Equal((120_000, 1), (await CountAsync(target, "inbox"), await CountAsync(target, "holds")));
    }

    [Theory]
    [InlineData("copy")]
    [InlineData("copy --to")]
    [InlineData("copy --to -")]
    [InlineData("copy --to " + Password)]
    [InlineData("copy --to Host=127.0.0.1;Port=1;Database=a;Username=b;" + Password)]
    [InlineData("copy --to Host=127.0.0.1;Port=1;Database=a;Username=b;Password=geheim;Timeout=5")]
    [InlineData("copy --files elsewhere")]
    [InlineData("copy --files database")]
    public async Task Wrong_input_ends_with_2_and_a_sentence(string line)
    {
        await ProductCommand.RunAsync(data, ["migrate"]);
        var result = await ProductCommand.RunAsync(data, line.Split(' '));
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", result.Error);
        Assert.DoesNotContain("geheim", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_it_says_where_it_looked_and_makes_nothing()
    {
        using var target = databases.CreateEmpty("postgresql");
        var result = await ProductCommand.RunAsync(data, ["copy", "--to", target.Options.ConnectionString]);
        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Contains("没有找到数据", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(data.Path));
        Assert.Equal(0, await target.Database.ReadAsync(AppliedMigrations.NewestInAsync, Cancellation));
    }

    [Fact]
    public async Task Files_move_to_where_the_setting_says_and_leave_nothing_behind()
    {
        await ProductCommand.RunAsync(data, ["migrate"]);
        Directory.CreateDirectory(data.File("uploads/ab"));
        await File.WriteAllTextAsync(data.File("uploads/ab/one.jpg"), "picture", Cancellation);
        Assert.Contains("有 1 个文件只在数据目录的 uploads/ 里", await FoundAsync("--Storage:Files", "database"), StringComparison.Ordinal);

        var moved = await ProductCommand.RunAsync(data, ["copy", "--files", "database", "--Storage:Files", "database"]);
        Assert.Equal((0, "已搬 1 个文件（database），原来的地方没有留下。\n"), (moved.Code, moved.Output));
        Assert.False(File.Exists(data.File("uploads/ab/one.jpg")));

        var back = await ProductCommand.RunAsync(data, ["copy", "--files", "folder", "--json"]);
        Assert.True(back.Code == 0, back.Error);
        Assert.Equal("picture", await File.ReadAllTextAsync(data.File("uploads/ab/one.jpg"), Cancellation));
        Assert.Equal("1 个，在数据目录的 uploads/ 里。", await FoundAsync());

        // The table of the doctor breaks lines where it has no more room.
        async Task<string> FoundAsync(params string[] settings)
        {
            using var report = JsonDocument.Parse((await ProductCommand.RunAsync(data, ["doctor", "--json", .. settings])).Output);
            return report.RootElement.GetProperty("items").EnumerateArray().Single(static item => item.GetProperty("check").GetString() == "上传的文件").GetProperty("text").GetString()!;
        }
    }

    private static Task<long> CountAsync(TestDatabase database, string table) =>
        database.Database.ReadAsync(session => session.ScalarAsync<long>($"select count(*) from {table}"), Cancellation);
}
