using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Sandbox.Platform.Mass;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class ProductPlatformTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_product_in_sandbox_mode_has_a_platform_that_knows_its_account_as_verified()
    {
        await using var product = await SandboxedProduct.StartAsync();
        using var client = new HttpClient { BaseAddress = product.Address };
        var account = product.Services.GetRequiredService<AccountRegistry>().Default;
        using var asked = await client.PostAsJsonAsync(
            "/sandbox/wechat/cgi-bin/stable_token",
            new { grant_type = "client_credential", appid = account.AppId, secret = account.Settings.AppSecret },
            Cancelled);
        var token = (await asked.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).Text("access_token");

        // Only a verified account may ask for its followers.
        var followers = await client.GetFromJsonAsync<JsonElement>($"/sandbox/wechat/cgi-bin/user/get?access_token={token}", Cancelled);

        Assert.Equal(0, followers.Code());
        Assert.Equal("0", followers.Text("total"));
        Assert.Empty(product.Services.GetRequiredService<PlatformLedger>().Jobs(account.Slug));
        Assert.Empty(product.Services.GetRequiredService<PlatformFaults>().Of(account.Slug));
    }
}
