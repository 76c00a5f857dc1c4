using System.Net;
using System.Net.Http.Headers;
using System.Text;
using PuyangFabu.Tests.Storage;

namespace PuyangFabu.Tests.Hosting.OperatorApi;

/// <summary>What is wrong with a call is told as such, and never as a failure of ours.</summary>
public sealed class ApiProblemsTests(TestDatabases databases)
{
    [Theory]
    [InlineData("application/json", HttpStatusCode.Unauthorized)]
    [InlineData("application/json; charset=UTF-8", HttpStatusCode.Unauthorized)]
    [InlineData("application/json; charset=\"utf-8\"", HttpStatusCode.Unauthorized)]
    [InlineData("application/json; charset=utf-7", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=nosuch", HttpStatusCode.UnsupportedMediaType)]
    public async Task JSON_is_read_as_UTF_8_and_in_nothing_else(string contentType, HttpStatusCode expected)
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Address };
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"userName":"nobody","password":"wrong-password-123"}"""));
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        using var answer = await client.PostAsync(new Uri("/api/session", UriKind.Relative), body, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
