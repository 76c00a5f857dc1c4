using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using PuyangFabu.Hosting;
using PuyangFabu.Hosting.Stopping;
using PuyangFabu.Tests.Webhook;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace PuyangFabu.Tests.Hosting.Examples;

/// <summary>The example for containers, against what the product reads, the image holds, and the proxy needs.</summary>
public sealed partial class ComposeTests
{
    private static readonly Dictionary<object, object> File = new DeserializerBuilder().Build()
        .Deserialize<Dictionary<object, object>>(new MergingParser(new Parser(new StringReader(Example.Read("compose.yaml")))))!;

    [Fact]
    public void Every_container_has_a_file_system_that_stays_as_it_is_and_no_right_but_those_that_are_named()
    {
        foreach (var name in Services.Keys.Cast<string>())
        {
            var service = Service(name);
            Assert.True(service["read_only"] is "true", name);
            Assert.Equal(["ALL"], Strings(service["cap_drop"]));
            Assert.Equal(["no-new-privileges:true"], Strings(service["security_opt"]));
            Assert.Equal(name == "migrate" ? "no" : "unless-stopped", service["restart"]);
            Assert.DoesNotContain("privileged", service.Keys);
            Assert.DoesNotContain("user", service.Keys);
        }

        Assert.DoesNotContain("cap_add", Service("puyangfabu").Keys);
        Assert.DoesNotContain("cap_add", Service("migrate").Keys);
    }

    [Fact]
    public void The_product_takes_the_settings_of_image_file_and_container()
    {
        var settings = Settings();

        Assert.Equal(["postgresql", "/home/app/data"], [settings.Storage.Provider, settings.Storage.DataDirectory]);
        Assert.Equal("/home/app", Strings(Service("puyangfabu")["volumes"]).Single().Split(':')[1]);
        Assert.False(settings.Sandbox);
        Assert.Equal(["http://*:5080"], settings.Urls);
        Assert.Equal(["puyangfabu.env"], [Service("puyangfabu")["env_file"]]);
    }

    [Fact]
    public void The_proxy_alone_is_trusted_and_open_to_the_outside_over_both_protocols()
    {
        var front = Map(Map(Service("proxy")["networks"])["front"]);

        Assert.Equal([front["ipv4_address"], front["ipv6_address"]], Settings().TrustedProxies);
        Assert.Equal(["80:80", "443:443"], Strings(Service("proxy")["ports"]));
        Assert.All(Services.Keys.Cast<string>().Where(static name => name != "proxy"), static name => Assert.DoesNotContain("ports", Service(name).Keys));

        var network = Map(Map(File["networks"])["front"]);
        Assert.Equal("true", network["enable_ipv6"]);
        var subnets = ((List<object>)Map(network["ipam"])["config"]).Select(static subnet => IPNetwork.Parse((string)Map(subnet)["subnet"])).ToList();
        foreach (var name in (string[])["proxy", "puyangfabu"])
        {
            var place = Map(Map(Service(name)["networks"])["front"]);
            Assert.All(
                [(string)place["ipv4_address"], (string)place["ipv6_address"]],
                address => Assert.Contains(subnets, subnet => subnet.Contains(IPAddress.Parse(address))));
        }

        Assert.Equal("true", Map(Map(File["networks"])["database"])["internal"]);
        Assert.Equal(["database"], Strings(Service("postgres")["networks"]));
    }

    [Fact]
    public void The_proxy_has_the_settings_of_the_example_with_the_product_and_the_certificate_where_they_are()
    {
        var nginx = Example.Read("nginx.conf");
        var proxy = Service("proxy");

        Assert.StartsWith("./nginx.conf:", Strings(proxy["volumes"]).Single(), StringComparison.Ordinal);
        var (from, to) = Replacement().Match(Strings(proxy["command"])[^1]) is { Success: true } sed ? (sed.Groups["from"].Value, sed.Groups["to"].Value) : ("", "");
        var passes = Passes().Matches(nginx).Select(match => Regex.Replace(match.Groups["product"].Value, from, to)).Distinct();
        Assert.Equal(["puyangfabu:5080"], passes);
        Assert.Equal(
            Certificates().Matches(nginx).Select(static match => match.Groups["path"].Value),
            ((List<object>)proxy["secrets"]).Select(static secret => (string)Map(secret)["target"]));
    }

    [Fact]
    public void Each_waits_until_whom_it_needs_is_well_and_is_given_longer_to_stop_than_it_takes()
    {
        Assert.Equal("service_healthy", Map(Map(Service("proxy")["depends_on"])["puyangfabu"])["condition"]);
        Assert.Equal("service_completed_successfully", Map(Map(Service("puyangfabu")["depends_on"])["migrate"])["condition"]);
        Assert.Equal("service_healthy", Map(Map(Service("migrate")["depends_on"])["postgres"])["condition"]);
        Assert.All(["proxy", "puyangfabu", "postgres"], static name => Assert.Contains("healthcheck", Service(name).Keys));
        Assert.Contains("/health/ready", Strings(Map(Service("puyangfabu")["healthcheck"])["test"])[^1], StringComparison.Ordinal);

        var standard = new ShutdownOptions();
        var grace = int.Parse(((string)Service("puyangfabu")["stop_grace_period"]).TrimEnd('s'), CultureInfo.InvariantCulture);
        Assert.InRange(grace, standard.DelaySeconds + standard.TimeoutSeconds + 5, int.MaxValue);
    }

    private static Dictionary<object, object> Services => Map(File["services"]);

    private static Dictionary<object, object> Service(string name) => Map(Services[name]);

    private static Dictionary<object, object> Map(object node) => (Dictionary<object, object>)node;

    private static string[] Strings(object node) => [.. ((List<object>)node).Cast<string>()];

    /// <summary>As the container has them: what stands later wins. The file is filled in as somebody with one account would.</summary>
    private ProductSettings Settings()
    {
        var variables = ImageProject.Environment
            .Concat(Example.Read("puyangfabu.env.example").Split('\n').Where(static line => line.Contains('=', StringComparison.Ordinal) && line[0] != '#')
                .Select(static line => KeyValuePair.Create(line.Split('=', 2)[0], line.Split('=', 2)[1])))
            .Concat(new Dictionary<string, string>
            {
                ["WeChat__Accounts__puyang__OriginalId"] = WeChatSender.OriginalId,
                ["WeChat__Accounts__puyang__AppId"] = WeChatSender.AppId,
                ["WeChat__Accounts__puyang__AppSecret"] = "0123456789abcdef0123456789abcdef",
                ["WeChat__Accounts__puyang__Token"] = WeChatSender.Token,
                ["WeChat__Accounts__puyang__EncodingAesKey"] = WeChatSender.Key,
            })
            .Concat(Map(Service("puyangfabu")["environment"]).Select(static pair => KeyValuePair.Create((string)pair.Key, Password().Replace((string)pair.Value, "x"))));
        var settings = new Dictionary<string, string?>();
        foreach (var (name, value) in variables)
        {
            settings[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        }

        // Of the environment, not of a settings file, where nothing of another program's may stand.
        settings.Remove("POSTGRES_PASSWORD");
        settings.Remove("ASPNETCORE_HTTP_PORTS");
        return SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new NamedEnvironment("Production"));
    }

    [GeneratedRegex(@"\$\{POSTGRES_PASSWORD:\?[^}]+\}")]
    private static partial Regex Password();

    [GeneratedRegex("s/(?<from>[^/]+)/(?<to>[^/]+)/")]
    private static partial Regex Replacement();

    [GeneratedRegex("proxy_pass http://(?<product>[^;]+);")]
    private static partial Regex Passes();

    [GeneratedRegex(@"ssl_certificate(?:_key)?\s+(?<path>[^;]+);")]
    private static partial Regex Certificates();
}
