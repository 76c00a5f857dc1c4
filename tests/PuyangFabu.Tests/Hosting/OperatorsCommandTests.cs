using System.Text.Json;

namespace PuyangFabu.Tests.Hosting;

/// <summary>The command <c>operators</c> as who runs the machine sees it.</summary>
public sealed class OperatorsCommandTests : IAsyncLifetime
{
    private readonly ScratchFolder data = new();

    public async ValueTask InitializeAsync() => await RunAsync("migrate");

    public ValueTask DisposeAsync()
    {
        data.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Operators_are_added_listed_reset_and_disabled()
    {
        var added = await RunAsync("operators", "add", "zhangsan", "--display-name", "张三", "--role", "editor", "--role", "reviewer");
        Assert.Equal(0, added.Code);
        Assert.Matches(@"\A[A-Za-z2-9]{5}(-[A-Za-z2-9]{5}){3}\n\z", added.Output);
        Assert.True(File.Exists(data.File("admin-password.txt")));

        var list = await RunAsync("operators", "list", "--json");
        var zhangsan = JsonSerializer.Deserialize<JsonElement>(list.Output).EnumerateArray().Single(static item => item.GetProperty("userName").GetString() == "zhangsan");
        Assert.Equal("张三", zhangsan.GetProperty("displayName").GetString());
        Assert.Equal(["editor", "reviewer"], zhangsan.GetProperty("roles").EnumerateArray().Select(static role => role.GetString()));

        var reset = await RunAsync("operators", "reset-password", "ZhangSan");
        Assert.Equal(0, reset.Code);
        Assert.NotEqual(added.Output, reset.Output);

        var disabled = await RunAsync("operators", "disable", "zhangsan");
        Assert.Equal(0, disabled.Code);
        Assert.Contains("停用", (await RunAsync("operators", "list")).Output, StringComparison.Ordinal);

        // The last administrator stays, from here as from anywhere.
        var last = await RunAsync("operators", "disable", "admin");
        Assert.Equal(2, last.Code);
        Assert.Contains("最后一位", last.Error, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("audit", "export", data.File("record.jsonl"))).Code);
        var record = await File.ReadAllTextAsync(data.File("record.jsonl"), TestContext.Current.CancellationToken);
        Assert.Contains("命令行", record, StringComparison.Ordinal);
        Assert.DoesNotContain(added.Output.Trim(), record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_from_standard_input_is_taken_and_not_printed()
    {
        var added = await ProductCommand.RunAsync(data, ["operators", "add", "zhangsan", "--role", "editor", "--password-stdin"], "Long-enough-2016\n");
        var poor = await ProductCommand.RunAsync(data, ["operators", "reset-password", "zhangsan", "--password-stdin"], "short\n");

        Assert.Equal(0, added.Code);
        Assert.Empty(added.Output);
        Assert.Equal(2, poor.Code);
        Assert.Contains("密码至少要 8 个字符。", poor.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("password", poor.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("operators add x --role editor")]
    [InlineData("operators add zhangsan --role king")]
    [InlineData("operators add zhangsan --role admin --role auditor")]
    [InlineData("operators add zhangsan")]
    [InlineData("operators disable nobody")]
    [InlineData("operators reset-password nobody")]
    public async Task What_cannot_be_done_ends_with_2_and_a_sentence(string line)
    {
        var result = await RunAsync(line.Split(' '));

        Assert.Equal(2, result.Code);
        Assert.NotEmpty(result.Error);
        Assert.Empty(result.Output);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    private Task<ProcessResult> RunAsync(params string[] arguments) => ProductCommand.RunAsync(data, arguments);
}
