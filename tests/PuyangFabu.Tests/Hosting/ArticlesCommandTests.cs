using System.Net;
using System.Text;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Hosting;

/// <summary>The command <c>articles</c> against a running server, as an operator with a token.</summary>
public sealed class ArticlesCommandTests : IDisposable
{
    private readonly ScratchFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task What_was_published_before_comes_in_is_counted_and_comes_in_once()
    {
        await using var product = await ServedProduct.StartAsync(data, "--Storage:SampleContent", "false", "--Checks:AllowPrivateLinks", "true");
        using var operators = new OperatorDriver(product.Address, OperatorDriver.PasswordIn(data.Path));
        var editor = await operators.WithRolesAsync(Role.Editor);
        var made = await editor.CallAsync(
            "POST", "/api/tokens", new { name = "拉取", scopes = new[] { "read", "content" }, expiresAt = TimeProvider.System.GetUtcNow().AddDays(1) }, HttpStatusCode.Created);
        var token = made.Json.GetProperty("token").GetString()!;
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = product.Address };
        using var archive = new StringContent("""{"articles":6}""", Encoding.UTF8, "application/json");
        using var filled = await client.PostAsync(new Uri("/sandbox/api/platform/puyang/archive", UriKind.Relative), archive, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, filled.StatusCode);

        var first = await RunAsync(product, token);
        Assert.True(first.Code == 0, first.Error);
        Assert.Contains("看过 6 篇：新拉取 6，没有变化 0", first.Output, StringComparison.Ordinal);

        var second = await RunAsync(product, token, "--json");
        Assert.True(second.Code == 0, second.Error);
        Assert.Contains("\"added\":0,\"same\":6", second.Output, StringComparison.Ordinal);
    }

    private Task<ProcessResult> RunAsync(ServedProduct product, string token, params string[] arguments) => ProductCommand.RunAsync(
        data, token, ["articles", "pull", .. arguments, "--server", product.Address.ToString()]);
}
