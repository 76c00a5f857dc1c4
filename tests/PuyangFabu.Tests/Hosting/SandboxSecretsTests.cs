using PuyangFabu.Accounts;
using PuyangFabu.Hosting;

namespace PuyangFabu.Tests.Hosting;

public sealed class SandboxSecretsTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_made_up_is_a_usable_account()
    {
        var options = Complete();
        Assert.Null(AccountRules.FirstProblem(options));
        Assert.StartsWith("gh_", options.Accounts["puyang"].OriginalId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_restart_keeps_the_secrets()
    {
        var (first, second) = (Complete().Accounts["puyang"], Complete().Accounts["puyang"]);
        Assert.Equal(
            (first.AppId, first.OriginalId, first.AppSecret, first.Token, first.EncodingAesKey),
            (second.AppId, second.OriginalId, second.AppSecret, second.Token, second.EncodingAesKey));
    }

    [Fact]
    public void Another_machine_gets_other_secrets()
    {
        using var other = new ScratchFolder();
        Assert.NotEqual(Complete().Accounts["puyang"].Token, Complete(other).Accounts["puyang"].Token);
    }

    [Fact]
    public void An_account_that_comes_later_leaves_the_first_as_it_was()
    {
        var first = Complete().Accounts["puyang"].Token;
        var both = Complete(slugs: ["puyang", "other"]);
        Assert.Equal(first, both.Accounts["puyang"].Token);
        Assert.NotEqual(first, both.Accounts["other"].Token);
        Assert.Equal(both.Accounts["other"].Token, Complete(slugs: ["other"]).Accounts["other"].Token);
    }

    [Fact]
    public void What_the_settings_say_is_not_replaced()
    {
        var options = new WeChatOptions();
        options.Accounts["puyang"] = new WeChatAccountOptions { Token = "chosen", Name = "示例" };
        SandboxSecrets.Complete(options, folder.Path);
        Assert.Equal(("chosen", "示例"), (options.Accounts["puyang"].Token, options.Accounts["puyang"].Name));
    }

    [Fact]
    public void Only_the_owner_may_read_the_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Complete();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SecretsFile));
        }

        Assert.Equal([SandboxSecrets.FileName], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("{\"puyang\":")]
    [InlineData("{\"puyang\":{}}")]
    [InlineData("{\"puyang\":{\"AppId\":null,\"OriginalId\":\"a\",\"AppSecret\":\"a\",\"Token\":\"a\",\"EncodingAesKey\":\"a\"}}")]
    public void A_damaged_file_stops_the_start_is_named_and_stays(string text)
    {
        folder.Write(SandboxSecrets.FileName, text);
        var problem = Assert.Throws<SettingsException>(() => Complete());
        Assert.Contains(SecretsFile, problem.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(SecretsFile));
    }

    private string SecretsFile => folder.File(SandboxSecrets.FileName);

    private WeChatOptions Complete(ScratchFolder? at = null, params string[] slugs)
    {
        var options = new WeChatOptions();
        foreach (var slug in slugs.DefaultIfEmpty("puyang"))
        {
            options.Accounts[slug] = new WeChatAccountOptions();
        }

        SandboxSecrets.Complete(options, (at ?? folder).Path);
        return options;
    }
}
