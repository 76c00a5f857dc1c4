using Microsoft.Extensions.Configuration;
using PuyangFabu.Hosting;

namespace PuyangFabu.Tests.Hosting;

public sealed class SettingsReaderTests : IDisposable
{
    private const string PostgreSql = "Host=db;Database=puyangfabu;Username=puyangfabu";
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private static readonly (string Key, string Value)[] RealAccount =
    [
        ("WeChat:Accounts:puyang:AppId", "wx0000000000000001"),
        ("WeChat:Accounts:puyang:AppSecret", Secret),
        ("WeChat:Accounts:puyang:Token", "testtoken"),
        ("WeChat:Accounts:puyang:EncodingAesKey", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"),
    ];

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Nothing_set_means_sandbox_on_loopback_with_sample_content_and_SQLite()
    {
        var settings = Read();
        Assert.True(settings.Sandbox);
        Assert.True(settings.SampleContent);
        Assert.Equal(["http://127.0.0.1:5080"], settings.Urls);
        Assert.Null(settings.PublicBaseUrl);
        Assert.Equal("sqlite", settings.Storage.Provider);
        Assert.Equal($"Data Source={folder.File("puyangfabu.db")}", settings.Storage.ConnectionString);
        Assert.Equal("puyang", settings.WeChat.DefaultAccount);
        Assert.Equal(600, settings.WeChat.SignatureWindowSeconds);
        Assert.Equal("https://api.weixin.qq.com", settings.WeChat.ApiBaseUrl);
    }

    [Fact]
    public void A_real_account_leaves_the_sandbox_and_its_samples()
    {
        var settings = Read(RealAccount);
        Assert.False(settings.Sandbox);
        Assert.False(settings.SampleContent);
        Assert.False(File.Exists(folder.File(SandboxSecrets.FileName)));
    }

    [Theory]
    [InlineData("Urls", "127.0.0.1:5080")]
    [InlineData("Urls", "http://127.0.0.1:5080;ftp://127.0.0.1")]
    [InlineData("PublicBaseUrl", "fabu.example")]
    [InlineData("PublicBaseUrl", "ftp://fabu.example")]
    [InlineData("Storage:Provider", "mysql")]
    [InlineData("Storage:DataDirectory", " ")]
    [InlineData("Storage:SampleContent", "perhaps")]
    [InlineData("Inbox:UnansweredDays", "-1")]
    [InlineData("Inbox:UnansweredDays", "3651")]
    [InlineData("Limits:PagesPerMinute", "-1")]
    [InlineData("Limits:PagesAtOnce", "0")]
    [InlineData("Limits:Waiting", "many")]
    [InlineData("Limits:Connections", "99")]
    [InlineData("Limits:BytesPerSecond", "0")]
    [InlineData("Shutdown:DelaySeconds", "-1")]
    [InlineData("Shutdown:DelaySeconds", "301")]
    [InlineData("Shutdown:TimeoutSeconds", "0")]
    [InlineData("Shutdown:TimeoutSeconds", "soon")]
    [InlineData("Audit:KeepDays", "364")]
    [InlineData("Audit:KeepDays", "-1")]
    [InlineData("Audit:KeepDays", "36501")]
    [InlineData("Storage:ConnectionString", PostgreSql)]
    [InlineData("Storage:ConnectionString", "Server=db;Database=puyangfabu")]
    [InlineData("WeChat:DefaultAccount", "")]
    [InlineData("Site:Name", " ")]
    [InlineData("Secrets:MasterKey", "c2hvcnQ=")]
    [InlineData("Review:ConfirmAfterwards:0", " ")]
    [InlineData("Secrets:MasterKey", "not base64")]
    [InlineData("WeChat:ApiBaseUrl", "api.weixin.qq.com")]
    [InlineData("WeChat:Sandbox", "maybe")]
    [InlineData("WeChat:SignatureWindowSeconds", "-1")]
    [InlineData("WeChat:SignatureWindowSeconds", "ten")]
    [InlineData("WeChat:Accounts:puyang:Token", "ab")]
    [InlineData("WeChat:Accounts:puyang:Token", "with blank")]
    [InlineData("WeChat:Accounts:puyang:EncodingAesKey", "short")]
    [InlineData("WeChat:Accounts:puyang:PreviousEncodingAesKey", "short")]
    [InlineData("WeChat:Accounts:puyang:Kind", "enterprise")]
    [InlineData("WeChat:Accounts:puyang:RequireEncryption", "ture")]
    [InlineData("WeChat:Accounts:puyang:RequireEncryption", "")]
    public void A_wrong_value_stops_the_start_and_names_its_key(string key, string value) =>
        Assert.Contains(key, Refused((key, value)), StringComparison.Ordinal);

    [Theory]
    [InlineData("AppId")]
    [InlineData("Token")]
    [InlineData("EncodingAesKey")]
    public void A_real_account_without_one_of_its_values_stops_the_start_and_names_it(string name)
    {
        var key = $"WeChat:Accounts:puyang:{name}";
        Assert.Contains(key, Refused([.. RealAccount.Where(setting => setting.Key != key)]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_secret_is_not_repeated_in_the_message()
    {
        const string secret = "a-secret-with-a-typo";
        Assert.DoesNotContain(secret, Refused(("WeChat:Accounts:puyang:Token", secret)), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, Refused(("WeChat:Accounts:puyang:EncodingAesKey", secret)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_account_that_is_not_listed_stops_the_start() => Assert.Contains(
        "WeChat:DefaultAccount", Refused([.. RealAccount, ("WeChat:DefaultAccount", "zhengzhou")]), StringComparison.Ordinal);

    [Fact]
    public void Half_of_the_PostgreSQL_settings_stops_the_start()
    {
        var message = Refused(("Storage:Provider", "postgresql"));
        Assert.Contains("Storage:Provider", message, StringComparison.Ordinal);
        Assert.Contains("Storage:ConnectionString", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_PostgreSQL_settings_are_taken_as_they_are()
    {
        var settings = Read(("Storage:Provider", "postgresql"), ("Storage:ConnectionString", PostgreSql));
        Assert.Equal(PostgreSql, settings.Storage.ConnectionString);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.0.2.7:5080")]
    [InlineData("http://127.0.0.1:5080;http://fabu.example:80")]
    public void The_sandbox_that_nobody_asked_for_stays_on_loopback(string urls)
    {
        var message = Refused(("Urls", urls));
        Assert.Contains("Urls", message, StringComparison.Ordinal);
        Assert.Contains("WeChat:Sandbox", message, StringComparison.Ordinal);
        Assert.True(Read(("Urls", urls), ("WeChat:Sandbox", "true")).Sandbox);
        Assert.False(Read([.. RealAccount, ("Urls", urls)]).Sandbox);
    }

    [Theory]
    [InlineData("PublicBaseUrl", "https://fabu.example")]
    [InlineData("PublicBaseUrl", "http://192.0.2.7:5080")]
    [InlineData("WeChat:Accounts:puyang:AppSecret", "")]
    public void Who_named_the_public_address_or_left_the_secret_blank_gets_a_demonstration_only_by_asking_for_it(string key, string value)
    {
        var message = Refused((key, value));
        Assert.Contains(key, message, StringComparison.Ordinal);
        Assert.Contains("WeChat:Sandbox", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
        Assert.True(Read((key, value), ("WeChat:Sandbox", "true")).Sandbox);
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost/city")]
    public void An_address_on_this_machine_is_still_a_demonstration(string address) => Assert.True(Read(("PublicBaseUrl", address)).Sandbox);

    [Theory]
    [InlineData("Prodution")]
    [InlineData("Producton")]
    [InlineData("Productions")]
    public void A_misspelt_Production_is_no_environment_of_its_own(string name) => Assert.Contains(
        "Production", Assert.Throws<SettingsException>(() => Read(name, RealAccount)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:1")]
    [InlineData("http://127.3.2.1:1")]
    [InlineData("https://[::1]:1")]
    public void Every_loopback_address_is_loopback(string urls) => Assert.True(Read(("Urls", urls)).Sandbox);

    [Fact]
    public void A_sandbox_with_a_real_secret_is_refused_in_Production_only()
    {
        (string, string)[] settings = [.. RealAccount, ("WeChat:Sandbox", "true")];
        var message = Refused(settings);
        Assert.Contains("WeChat:Sandbox", message, StringComparison.Ordinal);
        Assert.Contains("WeChat:Accounts:puyang:AppSecret", message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, message, StringComparison.Ordinal);
        Assert.True(Read("Development", settings).Sandbox);
    }

    [Fact]
    public void No_sandbox_and_no_secret_stops_the_start() => Assert.Contains(
        "WeChat:Accounts:puyang:AppId", Refused(("WeChat:Sandbox", "false")), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://fabu.example", "https://fabu.example/")]
    [InlineData("https://fabu.example/city/", "https://fabu.example/city/")]
    public void The_public_base_ends_in_one_slash(string written, string read) =>
        Assert.Equal(read, Read(("PublicBaseUrl", written), ("WeChat:Sandbox", "true")).PublicBaseUrl!.AbsoluteUri);

    [Fact]
    public void Several_addresses_are_parted_by_semicolons() => Assert.Equal(
        ["http://127.0.0.1:1", "http://localhost:2"], Read(("Urls", " http://127.0.0.1:1 ; http://localhost:2;")).Urls);

    private string Refused(params (string Key, string Value)[] settings) =>
        Assert.Throws<SettingsException>(() => Read(settings)).Message;

    private ProductSettings Read(params (string Key, string Value)[] settings) => Read("Production", settings);

    private ProductSettings Read(string environment, (string Key, string Value)[] settings)
    {
        var values = settings.ToDictionary(static setting => setting.Key, static setting => (string?)setting.Value);
        values.TryAdd("Storage:DataDirectory", folder.Path);
        return SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), new NamedEnvironment(environment));
    }
}
