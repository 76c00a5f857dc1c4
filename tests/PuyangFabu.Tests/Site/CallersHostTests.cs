using System.Net.Http.Headers;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Site;

/// <summary>Whoever asks may write anything as the host's name: the setting <c>PublicBaseUrl</c> decides what links say.</summary>
public sealed class CallersHostTests(TestDatabases databases)
{
    private const string Named = "evil.example";

    [Fact]
    public async Task The_host_that_a_caller_names_stands_in_no_answer_and_in_no_redirect()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        Pretend(client.DefaultRequestHeaders);
        var told = new Dictionary<string, string>();
        foreach (var path in (string[])
        [
            "/", "/boards/zhuanti", "/articles/1", "/articles/01", "/search?q=%E5%85%AC%E7%A7%AF%E9%87%91", "/directory", "/feed.xml", "/boards/zhuanti/feed.xml",
            "/robots.txt", "/sitemap.xml", "/site/text-size?size=large&return=/directory", "/nowhere", "/openapi/v1.json", "/scalar", "/api/boards", "/api/nowhere",
            "/console", "/console/", "/console/security?a=b", "/console/sign-in", "/sandbox/phone", "/sandbox", "/health/ready", "/uploads/none.png", "/wechat",
        ])
        {
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            told[path] = $"{answer.Headers}{answer.Content.Headers}{await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
            Assert.False(told[path].Contains(Named, StringComparison.OrdinalIgnoreCase), $"{path} {told[path]}");
        }

        Assert.Contains($"<link rel=\"canonical\" href=\"{ProductHost.PublicBase}articles/1\"", told["/articles/1"], StringComparison.Ordinal);
        Assert.Contains($"href=\"{ProductHost.PublicBase}articles/", told["/feed.xml"], StringComparison.Ordinal);
        Assert.Contains("Location: /console/sign-in", told["/console/security?a=b"], StringComparison.Ordinal);
        Assert.Contains("Location: /directory", told["/site/text-size?size=large&return=/directory"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nor_does_it_lead_followers_anywhere()
    {
        await using var host = await ProductHost.StartAsync(databases);
        Pretend(host.Sender.Client.DefaultRequestHeaders);

        foreach (var message in (string[])[host.Sender.Text("濮阳要闻"), host.Sender.Text("濮阳"), host.Sender.Event("CLICK", "board:puyang-yaowen"), host.Sender.Event("subscribe")])
        {
            var (_, reply) = await host.Sender.SendAsync(message);
            Assert.DoesNotContain(Named, reply, StringComparison.OrdinalIgnoreCase);
            Assert.NotEmpty(WeChatSender.Read(reply));
        }

        Assert.Contains(ProductHost.PublicBase, await host.Sender.AskAsync("濮阳要闻"), StringComparison.Ordinal);
    }

    private static void Pretend(HttpRequestHeaders headers)
    {
        headers.Host = Named;
        headers.Add("X-Forwarded-Host", Named);
        headers.Add("X-Forwarded-Proto", "https");
        headers.Add("X-Forwarded-For", Named);
        headers.Add("Forwarded", $"host={Named};proto=https");
        headers.Add("X-Original-URL", $"https://{Named}/");
        headers.Referrer = new Uri($"https://{Named}/");
        headers.Add("Origin", $"https://{Named}");
    }
}
