using Microsoft.Extensions.Configuration;
using PuyangFabu.Accounts;
using PuyangFabu.Hosting;

namespace PuyangFabu.Tests.Hosting;

public sealed class SenparcSectionTests
{
    private const string Key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    [Fact]
    public void Their_section_fills_what_ours_leaves_open_for_each_account()
    {
        var options = new WeChatOptions();
        options.Accounts["puyang"] = new WeChatAccountOptions { Token = "ourtoken", OriginalId = "gh_1" };

        SenparcSection.Complete(options, Settings(
            ("WeixinAppId", "wx1"), ("WeixinAppSecret", "s1"), ("EncodingAESKey", Key), ("IsDebug", "true"),
            ("Items:taiqian:WeixinAppId", "wx2"), ("Items:taiqian:Token", "t2")));

        var (first, second) = (options.Accounts["puyang"], options.Accounts["taiqian"]);
        Assert.Equal(("wx1", "s1", "ourtoken", Key, "gh_1"), (first.AppId, first.AppSecret, first.Token, first.EncodingAesKey, first.OriginalId));
        Assert.Equal(("wx2", "", "t2"), (second.AppId, second.AppSecret, second.Token));
    }

    [Fact]
    public void The_same_value_in_both_sections_is_no_contradiction()
    {
        var options = new WeChatOptions();
        options.Accounts["puyang"] = new WeChatAccountOptions { AppId = "wx1" };

        SenparcSection.Complete(options, Settings(("WeixinAppId", "wx1"), ("WeixinAppSecret", "")));

        Assert.Equal(("wx1", ""), (options.Accounts["puyang"].AppId, options.Accounts["puyang"].AppSecret));
    }

    [Theory]
    [InlineData("WeixinAppSecret", "puyang", "SenparcWeixinSetting:WeixinAppSecret 和 WeChat:Accounts:puyang:AppSecret 都填写了，值却不同；请只留一处，或改成一样。")]
    [InlineData("Items:taiqian:Token", "taiqian", "SenparcWeixinSetting:Items:taiqian:Token 和 WeChat:Accounts:taiqian:Token 都填写了，值却不同；请只留一处，或改成一样。")]
    public void Two_values_that_differ_stop_the_start_with_a_sentence_without_either(string theirs, string slug, string sentence)
    {
        var options = new WeChatOptions();
        options.Accounts[slug] = new WeChatAccountOptions { AppSecret = "ours-hidden", Token = "ourshidden" };

        var refused = Assert.Throws<SettingsException>(() => SenparcSection.Complete(options, Settings((theirs, "theirs-hidden"))));

        Assert.Equal(sentence, refused.Message);
    }

    [Fact]
    public void The_program_starts_with_their_section_alone()
    {
        using var folder = new ScratchFolder();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:DataDirectory"] = folder.Path,
            ["SenparcWeixinSetting:WeixinAppId"] = "wx0000000000000001",
            ["SenparcWeixinSetting:WeixinAppSecret"] = "0123456789abcdef0123456789abcdef",
            ["SenparcWeixinSetting:Token"] = "testtoken",
            ["SenparcWeixinSetting:EncodingAESKey"] = Key,
            ["SenparcWeixinSetting:WxOpenAppId"] = "not ours",
            ["SenparcSetting:IsDebug"] = "true",
        }).Build();

        var settings = SettingsReader.Read(configuration, new NamedEnvironment("Production"));

        Assert.False(settings.Sandbox);
        Assert.Equal("wx0000000000000001", settings.WeChat.Accounts["puyang"].AppId);
    }

    [Theory]
    [InlineData("Items:Taiqian2:WeixinAppId", "WeChat:Accounts:Taiqian2 的账号代号只能用小写字母、数字和连字符，最长 40 个字符。（这个账号的设置取自 SenparcWeixinSetting:Items:Taiqian2，可以改在那里。）")]
    [InlineData("Items:taiqian2:WeixinAppId", "WeChat:Accounts:taiqian2:AppSecret 没有填写。（这个账号的设置取自 SenparcWeixinSetting:Items:taiqian2，可以改在那里。）")]
    public void What_is_wrong_with_an_account_of_their_section_is_said_of_that_section(string theirs, string sentence)
    {
        using var folder = new ScratchFolder();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:DataDirectory"] = folder.Path,
            ["SenparcWeixinSetting:WeixinAppId"] = "wx0000000000000001",
            ["SenparcWeixinSetting:WeixinAppSecret"] = "0123456789abcdef0123456789abcdef",
            ["SenparcWeixinSetting:Token"] = "testtoken",
            ["SenparcWeixinSetting:EncodingAESKey"] = Key,
            [$"SenparcWeixinSetting:{theirs}"] = "wx0000000000000002",
        }).Build();

        Assert.Equal(sentence, Assert.Throws<SettingsException>(() => SettingsReader.Read(configuration, new NamedEnvironment("Production"))).Message);
    }

    [Fact]
    public void An_account_s_name_in_their_section_may_be_written_large()
    {
        var options = new WeChatOptions();
        options.Accounts["taiqian"] = new WeChatAccountOptions();

        SenparcSection.Complete(options, Settings(("Items:TaiQian:WeixinAppId", "wx2")));

        Assert.Equal("wx2", Assert.Single(options.Accounts).Value.AppId);
    }

    private static IConfiguration Settings(params (string Name, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(static value => KeyValuePair.Create($"SenparcWeixinSetting:{value.Name}", (string?)value.Value)))
        .Build();
}
