using System.Net;
using System.Net.Sockets;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Hosting;

/// <summary>In the wrong folder, or with another database's settings, a command says so and makes nothing.</summary>
public sealed class CommandPlaceTests(TestDatabases databases) : IDisposable
{
    private readonly ScratchFolder data = new();

    public void Dispose() => data.Dispose();

    [Theory]
    [InlineData("import -")]
    [InlineData("export -")]
    [InlineData("export articles.jsonl")]
    [InlineData("backup a.zip")]
    [InlineData("restore --release")]
    [InlineData("operators list")]
    [InlineData("operators add zhangsan --role editor")]
    [InlineData("operators disable zhangsan")]
    [InlineData("operators reset-password zhangsan")]
    [InlineData("audit verify")]
    [InlineData("audit anchor")]
    [InlineData("audit export -")]
    [InlineData("words list")]
    [InlineData("doctor --json")]
    public async Task Where_nothing_is_it_says_where_it_looked_and_makes_nothing(string line)
    {
        var result = await ProductCommand.RunAsync(data, line.Split(' '));

        Assert.Equal(1, result.Code);
        Assert.Contains(data.File("puyangfabu.db"), result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(data.Path));
    }

    [Theory]
    [InlineData("export -")]
    [InlineData("backup a.zip")]
    [InlineData("operators list")]
    public async Task An_empty_database_of_a_server_stays_empty_and_is_named_without_its_password(string line)
    {
        using var empty = databases.CreateEmpty("postgresql");
        string[] settings = ["--Storage:Provider", "postgresql", "--Storage:ConnectionString", empty.Options.ConnectionString + ";Password=the-word"];

        var result = await ProductCommand.RunAsync(data, [.. line.Split(' '), .. settings]);

        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Contains(new Npgsql.NpgsqlConnectionStringBuilder(empty.Options.ConnectionString).Database!, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("the-word", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, await empty.Database.ReadAsync(
            static session => session.ScalarAsync<long>("select count(*) from information_schema.tables where table_schema = 'public'"), TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFileSystemEntries(data.Path));
    }

    [Fact]
    public async Task The_doctor_leaves_everything_as_it_is_to_the_last_byte_and_asks_nobody_in_the_sandbox_s_place()
    {
        // Somebody else's server at the address of the settings.
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var asked = other.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask();
        var there = $"--Urls=http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        await ProductProcess.RunAsync(data, ["migrate"]);
        var before = FolderState.Of(data.Path);

        var first = await ProductProcess.RunAsync(data, ["doctor", there]);
        Assert.Equal(before, FolderState.Of(data.Path));
        Assert.True(first.Code == 0, first.Output);

        // With everything that a server makes, and its unfinished log as a crash leaves it.
        await using (var product = await RunningProduct.StartAsync(data))
        {
            product.Kill();
            await product.Ended;
        }

        before = FolderState.Of(data.Path);
        Assert.True(new FileInfo(data.File("puyangfabu.db-wal")).Length > 0);
        var second = await ProductProcess.RunAsync(data, ["doctor", there]);
        Assert.Equal(before.Where(static line => !line.Contains("-shm", StringComparison.Ordinal)), FolderState.Of(data.Path).Where(static line => !line.Contains("-shm", StringComparison.Ordinal)));
        Assert.True(second.Code == 0, second.Output);
        Assert.False(asked.IsCompleted, "Somebody else's server was asked.");
    }

    [Theory, EachDatabase]
    public async Task The_doctor_does_not_bring_an_older_database_up_to_date(string provider)
    {
        using var older = databases.CreateEmpty(provider);
        new PuyangFabu.Foundation.Storage.Migrator(older.Database, Microsoft.Extensions.Logging.Abstractions.NullLogger<PuyangFabu.Foundation.Storage.Migrator>.Instance).Run(10);

        var result = await ProductCommand.RunAsync(data, ["doctor", "--Storage:Provider", provider, "--Storage:ConnectionString", older.Options.ConnectionString]);

        Assert.Equal(1, result.Code);
        Assert.Equal(10, await older.Database.ReadAsync(PuyangFabu.Foundation.Storage.AppliedMigrations.NewestInAsync, TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFileSystemEntries(data.Path));
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("seed")]
    public async Task What_is_there_to_make_a_database_makes_one(string command)
    {
        Assert.Equal(0, (await ProductCommand.RunAsync(data, [command])).Code);
        Assert.True(File.Exists(data.File("puyangfabu.db")));
        Assert.Equal(0, (await ProductCommand.RunAsync(data, ["export", data.File("articles.jsonl")])).Code);
    }

    [Fact]
    public async Task Outside_the_sandbox_samples_are_written_for_who_asks_for_them_by_name()
    {
        string[] real =
        [
            "--WeChat:Sandbox", "false", "--WeChat:ApiBaseUrl", "http://127.0.0.1:1/", "--WeChat:Accounts:puyang:AppId", "wx0000000000000001",
            "--WeChat:Accounts:puyang:AppSecret", "0123456789abcdef", "--WeChat:Accounts:puyang:Token", "testtoken",
            "--WeChat:Accounts:puyang:EncodingAesKey", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
        ];
        var plain = await ProductCommand.RunAsync(data, ["seed", .. real]);
        Assert.Equal(0, plain.Code);
        Assert.Contains("--sample", plain.Error, StringComparison.Ordinal);
        Assert.Equal("", await ExportedAsync(real));

        Assert.Equal(0, (await ProductCommand.RunAsync(data, ["seed", "--sample", .. real])).Code);
        Assert.NotEqual("", await ExportedAsync(real));
    }

    private async Task<string> ExportedAsync(string[] settings)
    {
        var file = data.File("articles.jsonl");
        Assert.Equal(0, (await ProductCommand.RunAsync(data, ["export", file, .. settings])).Code);
        return await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
    }
}
