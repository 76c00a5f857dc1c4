using System.Net;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Hosting;

/// <summary>The command <c>menu</c> against a running server, as an operator with a token.</summary>
public sealed class MenuCommandTests : IDisposable
{
    private readonly ScratchFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task The_approved_menu_is_compared_published_and_compared_again()
    {
        await using var product = await ServedProduct.StartAsync(data, "--Storage:SampleContent", "false");
        using var operators = new OperatorDriver(product.Address, OperatorDriver.PasswordIn(data.Path));
        var publisher = await operators.WithRolesAsync(Role.Publisher);
        var made = await publisher.CallAsync(
            "POST", "/api/tokens", new { name = "菜单", scopes = new[] { "read", "publish" }, expiresAt = TimeProvider.System.GetUtcNow().AddDays(1) }, HttpStatusCode.Created);
        var token = made.Json.GetProperty("token").GetString()!;

        var before = await RunAsync(product, token, "diff");
        Assert.Equal(1, before.Code);
        Assert.Contains("微信上少了按钮", before.Output, StringComparison.Ordinal);
        var published = await RunAsync(product, token, "publish");
        Assert.True(published.Code == 0, published.Error);
        Assert.Contains("已发布到微信", published.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(product, token, "diff", "--json")).Code);
        var rollback = await RunAsync(product, token, "rollback");
        Assert.Equal((1, ""), (rollback.Code, rollback.Output));
        Assert.Contains("没有更早发布过的菜单", rollback.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync(product, token, "publish", "--at", "昨天")).Code);
    }

    private Task<ProcessResult> RunAsync(ServedProduct product, string token, params string[] arguments) => ProductCommand.RunAsync(
        data, token, ["menu", .. arguments, "--server", product.Address.ToString()]);
}
