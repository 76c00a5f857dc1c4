using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Site.Cases;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Webhook.Callbacks;

namespace PuyangFabu.Tests.Hosting.Examples;

/// <summary>The product behind a real nginx with the settings of the example.</summary>
public sealed partial class ProxyTests(TestDatabases databases)
{
    [Fact]
    public async Task Nginx_finds_nothing_wrong_with_the_settings()
    {
        SkipWithoutNginx();
        await using var nginx = new Nginx();

        var (code, output) = await nginx.JudgeAsync(new Uri("http://127.0.0.1:5080"));

        // From 1.25.1 on it would rather have HTTP/2 written in another way, which older ones do not know.
        Assert.True(code == 0 && !output.Split('\n').Any(static line => line.Contains("[warn]", StringComparison.Ordinal) && !line.Contains("http2", StringComparison.Ordinal)), output);
    }

    [Theory]
    [InlineData("127.0.0.9", "127.0.0.1", "127.0.0.9")]
    [InlineData("::1", "::1", "::1")]
    public async Task Over_either_protocol_it_is_known_who_came_whatever_he_says_of_himself(string from, string to, string known)
    {
        SkipWithoutNginx();
        await using var product = await StartAsync();
        await using var nginx = await Nginx.StartAsync(product.Address);
        using var visitor = nginx.Visitor(from, to);
        visitor.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        visitor.DefaultRequestHeaders.Add("X-Forwarded-Proto", "http");
        visitor.DefaultRequestVersion = HttpVersion.Version20;
        visitor.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;

        using var refused = await visitor.PostAsJsonAsync("/api/session", new { userName = "admin", password = "not-the-word-2016" }, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpVersion.Version20), (refused.StatusCode, refused.Version));
        Assert.Equal(known, await product.Database.Database.ReadAsync(
            static session => session.ScalarAsync<string>("select address from audit_log order by sequence desc limit 1"), TestContext.Current.CancellationToken));

        using var page = await visitor.GetAsync("/console/sign-in", TestContext.Current.CancellationToken);
        Assert.All(page.Headers.GetValues("Set-Cookie"), static cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("max-age=31536000", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task Public_pages_are_small_on_their_way_and_pages_of_the_console_as_they_are()
    {
        SkipWithoutNginx();
        await using var product = await StartAsync();
        await using var nginx = await Nginx.StartAsync(product.Address);
        using var visitor = nginx.Visitor();
        visitor.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");

        using var open = await visitor.GetAsync("/", TestContext.Current.CancellationToken);
        using var closed = await visitor.GetAsync("/console/sign-in", TestContext.Current.CancellationToken);

        Assert.Equal(["br"], open.Content.Headers.ContentEncoding);
        Assert.Equal((HttpStatusCode.OK, 0), (closed.StatusCode, closed.Content.Headers.ContentEncoding.Count));
    }

    [Theory]
    [InlineData("127.0.0.9", "127.0.0.1")]
    [InlineData("::1", "::1")]
    public async Task Whoever_comes_without_TLS_is_led_to_the_name_of_the_site_and_not_to_the_one_he_named(string from, string to)
    {
        SkipWithoutNginx();
        await using var nginx = await Nginx.StartAsync(new Uri("http://127.0.0.1:9"));
        using var visitor = nginx.Visitor(from, to);

        using var answer = await visitor.GetAsync(new Uri("http://elsewhere.example/boards/yaowen?page=2"), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.MovedPermanently, "https://fabu.example.gov.cn/boards/yaowen?page=2"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task An_island_of_the_console_gets_its_socket_through_it()
    {
        SkipWithoutNginx();
        await using var product = await StartAsync();
        await using var nginx = await Nginx.StartAsync(product.Address);
        using var operators = OperatorDriver.Of(product);
        await operators.CreateAsync("writer", "editor");
        var cookies = new CookieContainer();
        using var visitor = new ConsoleVisitor(nginx.Visitor(cookies: cookies));
        await visitor.EnterFirstAsync("writer");

        using var handler = nginx.Handler("127.0.0.9", "127.0.0.1");
        using var invoker = new HttpMessageInvoker(handler);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookies.GetCookieHeader(new Uri($"https://{Nginx.Host}/console/")));
        socket.Options.SetRequestHeader("Origin", $"https://{Nginx.Host}");
        await socket.ConnectAsync(new Uri($"wss://{Nginx.Host}/console/_blazor"), invoker, TestContext.Current.CancellationToken);

        // SignalR's handshake: an empty object and the sign that ends a record.
        await socket.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        var answer = new byte[16];
        var received = await socket.ReceiveAsync(answer.AsMemory(), TestContext.Current.CancellationToken);
        Assert.Equal("{}\u001e"u8.ToArray(), answer[..received.Count]);
    }

    [Fact]
    public async Task What_is_too_large_and_a_product_that_is_away_are_told_in_Chinese()
    {
        SkipWithoutNginx();
        await using var nginx = await Nginx.StartAsync(new Uri("http://127.0.0.1:9"));
        using var visitor = nginx.Visitor();
        using var large = new ByteArrayContent(new byte[CallbackBody.MaxBytes + 1]);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, true), await ReadAsync(await visitor.PostAsync("/wechat", large, TestContext.Current.CancellationToken), "文件过大"));
        Assert.Equal((HttpStatusCode.NotFound, true), await ReadAsync(await visitor.GetAsync("/sandbox/phone", TestContext.Current.CancellationToken), ""));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), await ReadAsync(await visitor.GetAsync("/", TestContext.Current.CancellationToken), "请稍后再来"));
    }

    [Fact]
    public async Task It_lets_through_whatever_the_product_takes_and_no_larger_message()
    {
        var nginx = Example.Read("nginx.conf");
        var operators = Size(nginx, "location ~ ^/(api|console)(/|$)");
        await using var product = await ProductHost.StartAsync(databases);
        var largest = product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(static endpoint => (Path: "/" + endpoint.RoutePattern.RawText?.TrimStart('/'), Most: endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize))
            .Where(static endpoint => endpoint.Most is not null).ToList();

        Assert.Contains(largest, static endpoint => endpoint.Path.StartsWith("/console/", StringComparison.Ordinal));
        Assert.All(largest, endpoint => Assert.True(endpoint.Most <= (OperatorPath().IsMatch(endpoint.Path) ? operators : CallbackBody.MaxBytes), $"{endpoint.Path} takes {endpoint.Most}"));
        Assert.Equal(CaseFormReader.LargestForm, Size(nginx, "location = /cases/new"));
        Assert.Equal(CallbackBody.MaxBytes, Size(nginx, "gzip off;"));
    }

    private Task<ProductHost> StartAsync() => ProductHost.StartAsync(databases, settings: ["--TrustedProxies:0", "127.0.0.1"]);

    private static void SkipWithoutNginx() => Assert.SkipUnless(Nginx.IsInstalled, "nginx is not installed.");

    private static async Task<(HttpStatusCode Status, bool Says)> ReadAsync(HttpResponseMessage answer, string words)
    {
        using (answer)
        {
            return (answer.StatusCode, (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains(words, StringComparison.Ordinal));
        }
    }

    /// <summary>The first size limit behind some text, in bytes.</summary>
    private static long Size(string nginx, string behind) =>
        long.Parse(SizeLine().Match(nginx, nginx.IndexOf(behind, StringComparison.Ordinal)).Groups["megabytes"].Value, CultureInfo.InvariantCulture) * 1024 * 1024;

    [GeneratedRegex("client_max_body_size (?<megabytes>[0-9]+)m;")]
    private static partial Regex SizeLine();

    [GeneratedRegex("^/(api|console)(/|$)")]
    private static partial Regex OperatorPath();
}
