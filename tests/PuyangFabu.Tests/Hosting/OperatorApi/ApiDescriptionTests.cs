using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Hosting.OperatorApi;

/// <summary>The description of the operator API is open to everybody: it must cost nothing to ask for it.</summary>
public sealed class ApiDescriptionTests(TestDatabases databases)
{
    [Fact]
    public async Task It_is_made_once_whatever_the_caller_adds_and_keeps_its_policy()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Address };
        using var first = await client.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        Assert.Null(first.Headers.Age);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json?fresh=1");
        request.Headers.Host = "another.example";
        request.Headers.TryAddWithoutValidation("Authorization", "x");
        request.Headers.Add("Cookie", "a=b");
        request.Headers.Add("Cache-Control", "no-cache");
        using var second = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.NotNull(second.Headers.Age);
        Assert.Equal(
            await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
            await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Assert.Single(second.Headers.GetValues("Content-Security-Policy")));
    }
}
