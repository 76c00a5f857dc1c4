using System.Globalization;
using PuyangFabu.Tests.People.Audit;

namespace PuyangFabu.Tests.Hosting;

/// <summary>Signed lines go to those who keep them, and come back to be compared.</summary>
public sealed class AuditCommandTests : IAsyncLifetime
{
    private readonly ScratchFolder data = new();
    private readonly ScratchFolder elsewhere = new();

    public async ValueTask InitializeAsync() => Assert.Equal(0, (await ProductCommand.RunAsync(data, ["migrate"])).Code);

    public ValueTask DisposeAsync()
    {
        data.Dispose();
        elsewhere.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Lines_are_added_to_a_file_that_only_its_owner_reads_and_verify()
    {
        var file = elsewhere.File("锚定.txt");

        Assert.Equal((0, "", ""), await RunAsync("anchor", "--to", file));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        // A line that was cut off, as by a full disk of another program, takes no other one in.
        await File.AppendAllTextAsync(file, "puyangfabu", TestContext.Current.CancellationToken);
        Assert.All(await Task.WhenAll(RunAsync("anchor", "--to", file), RunAsync("anchor", "--to", file)), static done => Assert.Equal((0, "", ""), done));
        Assert.Equal(3, (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Count(static line => line.StartsWith("puyangfabu-anchor-1 ", StringComparison.Ordinal)));

        var (code, output, _) = await RunAsync("verify", "--anchors", file);
        Assert.Equal(0, code);
        Assert.Contains("3 行锚定没有无法解释的矛盾", output, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("verify", "--restored-at", "1")).Code);
        var (wrong, _, why) = await RunAsync("verify", "--anchors", file, "--restored-at", "1");
        Assert.Equal(2, wrong);
        Assert.Contains("第 1 条不是从备份恢复的记录", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gone/锚定.txt", "不会自己建目录")]
    [InlineData("", "是目录")]
    [InlineData("mailto:jiandu@example.gov.cn", "Audit:Mail:Host")]
    public async Task Where_the_line_cannot_go_it_is_told_and_nothing_is_made(string target, string words)
    {
        var to = target.StartsWith("mailto:", StringComparison.Ordinal) ? target : Path.Combine(elsewhere.Path, target);

        var (code, output, error) = await RunAsync("anchor", "--to", to);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere.Path));
    }

    [Fact]
    public async Task A_full_disk_leaves_the_file_as_it_was_and_the_other_addressee_has_his_line()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        var file = elsewhere.File("锚定.txt");
        var (code, _, error) = await RunAsync("anchor", "--to", "/dev/full", "--to", file);

        Assert.Equal(1, code);
        Assert.Contains("没有写进 /dev/full", error, StringComparison.Ordinal);
        Assert.Single(await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_mail_carries_the_line_and_verifies_as_it_came()
    {
        await using var server = new MailServer();
        string[] settings = ["--Audit:Mail:Host", "127.0.0.1", "--Audit:Mail:Port", server.Port.ToString(CultureInfo.InvariantCulture), "--Audit:Mail:From", "fabu@example.gov.cn", "--Audit:Mail:StartTls", "false"];

        Assert.Equal((0, "", ""), await RunAsync(["anchor", "--to", "mailto:jiandu@example.gov.cn", .. settings]));

        var (to, text) = Assert.Single(server.Mails);
        Assert.Equal("jiandu@example.gov.cn", to);
        var mail = elsewhere.File("mail.eml");
        await File.WriteAllTextAsync(mail, text, TestContext.Current.CancellationToken);
        var (code, output, error) = await RunAsync("verify", "--anchors", mail);
        Assert.True(code == 0, output + error + text);

        server.Refuses = true;
        var (failed, _, why) = await RunAsync(["anchor", "--to", "mailto:jiandu@example.gov.cn", .. settings]);
        Assert.Equal(1, failed);
        Assert.Contains("没有寄到 mailto:jiandu@example.gov.cn", why, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync(["anchor", "--to", "mailto:nobody", .. settings])).Code);
    }

    // The sandbox's notices of a first start are not what is looked at.
    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var result = await ProductCommand.RunAsync(data, ["audit", .. arguments, "--Logging:LogLevel:Default", "None"]);
        return (result.Code, result.Output, result.Error);
    }
}
