using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.Links;
using PuyangFabu.Foundation.OutgoingHttp;

namespace PuyangFabu.Tests.Content.Checks.Links;

/// <summary>Links tried out against a real site on this machine.</summary>
public sealed class LinkCheckTests : IAsyncLifetime
{
    private NeighbourSite site = null!;

    public async ValueTask InitializeAsync() => site = await NeighbourSite.StartAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("/status/200", null)]
    [InlineData("/status/204", null)]
    [InlineData("/only-get", null)]
    [InlineData("/to?/status/200", null)]
    [InlineData("/status/404", "404")]
    [InlineData("/status/410", "410")]
    [InlineData("/status/403", "403")]
    [InlineData("/status/500", "500")]
    [InlineData("/to?/status/404", "404")]
    [InlineData("/circle", "跳转")]
    public async Task The_answer_decides(string path, string? reason)
    {
        var findings = await CheckAsync([site.Address + path]);
        if (reason is null)
        {
            Assert.Empty(findings);
            return;
        }

        var finding = Assert.Single(findings);
        Assert.Equal((CheckRules.Link, FindingSeverity.Hint, "links", 1), (finding.Rule, finding.Severity, finding.Field, finding.Place.Line));
        Assert.Contains(reason, finding.Message, StringComparison.Ordinal);
        Assert.Equal(site.Address + path, finding.Excerpt);
    }

    [Fact]
    public async Task Nobody_there_and_no_such_name_are_told_apart()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        var findings = await CheckAsync([$"http://127.0.0.1:{port}/", "http://nowhere.invalid/"]);
        Assert.Equal(["链接连不上这个网站。", "链接找不到这个网站。"], findings.Select(static finding => finding.Message));
    }

    [Fact]
    public async Task A_site_that_never_answers_is_left_after_its_time()
    {
        var findings = await CheckAsync([$"{site.Address}/never"], limits: new LinkLimits { Each = TimeSpan.FromMilliseconds(200) });
        Assert.Contains("秒内没有答复", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_whole_time_is_over_the_rest_is_named_and_not_called_bad()
    {
        var findings = await CheckAsync(
            [$"{site.Address}/status/404", .. Enumerable.Range(0, 6).Select(number => $"{site.Address}/never/{number}")],
            limits: new LinkLimits { All = TimeSpan.FromMilliseconds(700), AtOnce = 2 });
        Assert.Equal(2, findings.Count);
        Assert.Contains("404", findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("6 个链接没有来得及检查", findings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_most_twenty_links_are_tried_four_at_once_each_address_once()
    {
        var links = Enumerable.Range(0, 25).Select(number => $"{site.Address}/status/200/{number}").ToArray();
        var findings = await CheckAsync([.. links, links[0], $"{links[0]}#part"]);
        Assert.Equal(20, site.Asked.Count);
        Assert.InRange(site.MostAtOnce, 1, 4);
        Assert.Contains("5 个链接", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Our_own_links_and_others_that_are_no_pages_are_not_asked()
    {
        Assert.Empty(await CheckAsync(["https://fabu.example/articles/1", "/articles/2", "mailto:a@b.example", "tel:12345", "ftp://a.example/", "javascript:alert(1)"]));
        Assert.Empty(site.Asked);
    }

    [Fact]
    public async Task The_source_is_a_link_too()
    {
        var findings = await CheckAsync([], sourceUrl: $"{site.Address}/status/404");
        Assert.Equal("sourceUrl", Assert.Single(findings).Field);
    }

    [Fact]
    public async Task A_private_address_is_not_connected_to()
    {
        var port = new Uri(site.Address).Port;
        string[] links = [site.Address, $"http://localhost:{port}/", $"http://[::ffff:127.0.0.1]:{port}/", "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/"];
        var findings = await CheckAsync(links, options: new ChecksOptions());
        Assert.Equal(links.Length, findings.Count);
        Assert.All(findings, static finding => Assert.Contains("内部网络", finding.Message, StringComparison.Ordinal));
        Assert.Empty(site.Asked);
    }

    [Fact]
    public async Task An_address_of_ours_is_not_connected_to_however_it_is_written()
    {
        string[] spellings =
        [
            "127.0.0.1", "127.0.0.1.", "127.1", "127.0.1", "127.255.255.254", "2130706433", "0x7f000001", "0x7F.0x0.0x0.0x1", "0x7f.1", "0177.0.0.1", "017700000001", "0", "0.0.0.0",
            "localhost", "LOCALHOST", "localhost.", "user@127.0.0.1", "8.8.8.8@127.0.0.1", "１２７.０.０.１", "127。0。0。1", "①②⑦.0.0.1", "%31%32%37.0.0.1",
            "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[::]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
        ];
        var port = new Uri(site.Address).Port;
        var links = spellings.Select((spelling, index) => $"http://{spelling}:{port}/status/200/{index}").ToArray();

        await Task.WhenAll(links.Select(link => CheckAsync([link], options: new ChecksOptions())));
        Assert.Empty(site.Asked);

        // Otherwise none of them led here anyway.
        await Task.WhenAll(links.Select(link => CheckAsync([link])));
        Assert.True(site.Asked.Distinct().Count() >= 10, string.Join(' ', site.Asked));
    }

    [Fact]
    public async Task A_redirect_to_where_credentials_are_kept_is_not_followed()
    {
        var findings = await CheckAsync([$"{site.Address}/to?http://169.254.169.254/latest/meta-data/"]);
        Assert.Contains("内部网络", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        Assert.Empty(await CheckAsync([$"{site.Address}/status/404"], options: new ChecksOptions { Links = false, AllowPrivateLinks = true }));
        Assert.Empty(site.Asked);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2400:3200::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("::7f00:1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void Only_public_addresses_may_be_connected_to(string address, bool expected) =>
        Assert.Equal(expected, AddressGuard.MayConnect(IPAddress.Parse(address), allowPrivate: false));

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.100.100.200", false)]
    [InlineData("fd00:ec2::254", false)]
    public void Private_addresses_may_be_allowed_credentials_never(string address, bool expected) =>
        Assert.Equal(expected, AddressGuard.MayConnect(IPAddress.Parse(address), allowPrivate: true));

    private static async Task<IReadOnlyList<TextFinding>> CheckAsync(
        string[] links, string sourceUrl = "", ChecksOptions? options = null, LinkLimits? limits = null)
    {
        using var check = new LinkCheck(options ?? new ChecksOptions { AllowPrivateLinks = true }, limits ?? new LinkLimits(), NullLogger<LinkCheck>.Instance);
        var text = new CheckedText
        {
            Title = "标题",
            BodyHtml = string.Concat(links.Select(static link => $"<p><a href=\"{link}\">链接</a></p>")),
            SourceUrl = sourceUrl,
        };
        return await check.CheckAsync(Checking.Open(text), CancellationToken.None);
    }
}
