using System.Net;
using PuyangFabu.Foundation.Bounds;
using PuyangFabu.Hosting.Limits;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Hosting.Limits;

public sealed class AddressLimitsTests(TestDatabases databases)
{
    private const string Ours = "203.0.113.7";

    private static readonly string[] Few =
    [
        "--Limits:PagesPerMinute", "3", "--Limits:SearchesPerMinute", "1", "--Limits:FormsPerMinute", "1", "--Limits:SignInsPerMinute", "1",
        "--Limits:ConsolePerMinute", "1", "--Limits:ApiPerMinute", "1",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_that_asks_too_often_is_shown_a_page_that_says_so_and_no_other_address_is()
    {
        await using var host = await BehindProxyAsync(Few);
        for (var number = 0; number < 3; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "/", Ours)).StatusCode);
        }

        using var refused = await GetAsync(host, "/", Ours);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.True(refused.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", refused.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("访问得太频繁", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "/", Another(Ours, 9))).StatusCode);

        // Files are counted apart, and nobody is kept from seeing that the product is well.
        for (var number = 0; number < 9; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "/favicon.svg", Ours)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "/health/live", Ours)).StatusCode);
        }
    }

    [Theory]
    [InlineData("GET", "/search?q=a", "访问得太频繁")]
    [InlineData("POST", "/cases/progress", "刚才填写的还没有提交")]
    [InlineData("POST", "/cases/new", "刚才填写的还没有提交")]
    [InlineData("GET", "/console/sign-in", "访问得太频繁")]
    [InlineData("POST", "/console/sign-in", "刚才填写的还没有提交")]
    public async Task Searches_forms_and_the_console_are_counted_each_by_itself(string method, string path, string words)
    {
        await using var host = await BehindProxyAsync(Few);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await SendAsync(host, method, path, Ours)).StatusCode);

        using var refused = await SendAsync(host, method, path, Ours);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains(words, await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "/", Ours)).StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/session")]
    [InlineData("POST", "/api/session")]
    [InlineData("GET", "/openapi/v1.json")]
    public async Task A_program_is_told_by_a_code_and_a_time(string method, string path)
    {
        await using var host = await BehindProxyAsync(Few);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await SendAsync(host, method, path, Ours)).StatusCode);

        using var refused = await SendAsync(host, method, path, Ours);

        await OperatorDriver.RefusedAsync(refused, HttpStatusCode.TooManyRequests, "tooManyRequests");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.True(refused.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_network_of_IPv6_counts_as_one_address()
    {
        await using var host = await BehindProxyAsync(Few);
        foreach (var last in new[] { "1", "2", "3" })
        {
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "/", $"2001:db8:1:2::{last}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await GetAsync(host, "/", "2001:db8:1:2:aaaa::4")).StatusCode);
        var another = Enumerable.Range(3, 9).Select(static number => $"2001:db8:1:{number}::1").First(static address => PlaceOf(address) != PlaceOf("2001:db8:1:2::1"));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "/", another)).StatusCode);
    }

    [Fact]
    public async Task WeChats_messages_are_never_counted_whatever_else_its_address_asks_for()
    {
        await using var host = await BehindProxyAsync(Few);
        host.Sender.Client.DefaultRequestHeaders.Add("X-Forwarded-For", Ours);
        for (var number = 0; number < 20; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendAsync(host.Sender.Text("你好"))).Status);
        }

        for (var number = 0; number < 3; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "/", Ours)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await GetAsync(host, "/", Ours)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendAsync(host.Sender.Text("你好"))).Status);
    }

    [Fact]
    public async Task Nobody_is_counted_behind_a_proxy_that_is_not_named_since_all_would_count_as_one()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: Few);
        for (var number = 0; number < 9; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "/", Ours)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "/search?q=a", address: null)).StatusCode);
        }
    }

    [Fact]
    public async Task Zero_grants_any_number()
    {
        await using var host = await BehindProxyAsync("--Limits:PagesPerMinute", "0");
        for (var number = 0; number < 9; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "/", Ours)).StatusCode);
        }
    }

    [Fact]
    public void However_many_addresses_there_are_they_are_counted_in_so_many_places()
    {
        var places = Enumerable.Range(0, 100_000).Select(static number => CountedAddress.PlaceOf(new AddressBlock((ulong)number * 7919, IsV6: true))).ToList();

        Assert.InRange(places.Distinct().Count(), CountedAddress.Places * 9 / 10, CountedAddress.Places);
        Assert.All(places, static place => Assert.InRange(place, 0, CountedAddress.Places - 1));
    }

    private Task<ProductHost> BehindProxyAsync(params string[] settings) => ProductHost.StartAsync(databases, settings: ["--TrustedProxies:0", "127.0.0.1", .. settings]);

    private static int PlaceOf(string address) => CountedAddress.PlaceOf(AddressBlock.Of(IPAddress.Parse(address)));

    // Two addresses may share a place by chance, once in some thousand times.
    private static string Another(string address, int tries) =>
        Enumerable.Range(8, tries).Select(static number => $"203.0.113.{number}").First(other => PlaceOf(other) != PlaceOf(address));

    private static Task<HttpResponseMessage> GetAsync(ProductHost host, string path, string? address) => SendAsync(host, "GET", path, address);

    private static async Task<HttpResponseMessage> SendAsync(ProductHost host, string method, string path, string? address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(host.Address, path));
        if (address is not null)
        {
            request.Headers.Add("X-Forwarded-For", address);
        }

        // The sender's own headers name an address already in one test.
        using var client = new HttpClient();
        return await client.SendAsync(request, Cancellation);
    }
}
