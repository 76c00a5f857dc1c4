using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PuyangFabu.Hosting.Logs;

namespace PuyangFabu.Tests.Hosting;

/// <summary>What the program stands on is gone: one sentence, no stack.</summary>
public sealed class OutageTests : IDisposable
{
    private readonly ScratchFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task A_port_in_use_is_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var result = await ProductProcess.RunAsync(data, ["serve", $"--Urls=http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}"]);

        Assert.Equal(1, result.Code);
        OneSentence(result, "已被其他程序占用");
    }

    [Theory]
    [InlineData("http://192.0.2.7:5080", 1)]
    [InlineData("https://127.0.0.1:0", 2)]
    public async Task An_address_that_cannot_be_listened_at_is_one_sentence(string urls, int code)
    {
        var result = await ProductProcess.RunAsync(data, ["serve", $"--Urls={urls}", "--WeChat:Sandbox=true"], "", ("HOME", data.Path));

        Assert.Equal(code, result.Code);
        OneSentence(result, "Urls");
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("export -")]
    public async Task A_server_that_does_not_answer_is_one_sentence(string line)
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        var result = await ProductCommand.RunAsync(
            data, [.. line.Split(' '), "--Storage:Provider", "postgresql", "--Storage:ConnectionString", $"Host=127.0.0.1;Port={port};Database=x;Username=x;Password=the-word"]);

        Assert.Equal((1, ""), (result.Code, result.Output));
        OneSentence(result, "数据库");
        Assert.DoesNotContain("the-word", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("export -")]
    public async Task A_folder_in_the_database_s_place_is_one_sentence(string line)
    {
        Directory.CreateDirectory(data.File("puyangfabu.db"));

        var result = await ProductCommand.RunAsync(data, line.Split(' '));

        Assert.Equal(1, result.Code);
        OneSentence(result, "");
    }

    [Fact]
    public void In_the_log_an_outage_is_a_sentence_that_is_not_repeated_at_once_and_a_fault_of_ours_keeps_its_stack()
    {
        var clock = new FakeTimeProvider();
        var formatter = new SentenceFormatter(clock);
        var locked = Thrown(new SqliteException("disk I/O error", 10));

        var first = Written(formatter, locked);
        Assert.Equal("fail: a[0]\n      没有写成：disk I/O error\n", first);
        Assert.Equal("", Written(formatter, new AggregateException(locked)));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(first, Written(formatter, locked));

        Assert.Contains("   at ", Written(formatter, Thrown(new InvalidOperationException("ours"))), StringComparison.Ordinal);
        Assert.Contains("   at ", Written(formatter, Thrown(new SqliteException("no such column", 1))), StringComparison.Ordinal);
    }

    // The server's log is on standard output.
    private static void OneSentence(ProcessResult result, string words)
    {
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error + result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Error + result.Output, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
    }

    private static string Written(SentenceFormatter formatter, Exception failure)
    {
        using var text = new StringWriter();
        formatter.Write(new LogEntry<string>(LogLevel.Error, "a", 0, "没有写成", failure, static (state, _) => state), null, text);
        return text.ToString();
    }

    private static Exception Thrown(Exception failure)
    {
        try
        {
            throw failure;
        }
        catch (Exception caught) when (caught == failure)
        {
            return caught;
        }
    }
}
