using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Tests.Sandbox;

/// <summary>The sandbox plays WeChat for accounts whose secrets an operator has just written.</summary>
public sealed class WrittenAccountTests
{
    [Fact]
    public async Task The_phone_still_gets_replies_after_every_secret_was_changed()
    {
        await using var product = await SandboxedProduct.StartAsync();
        var follower = await product.FollowerAsync();

        var saved = await product.Services.GetRequiredService<AccountEditing>().SaveAsync(
            Actor.CommandLine,
            "puyang",
            new AccountInput { Token = "tokenwrittenthroughtheapi", EncodingAesKey = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg", AppId = "wx00000000000000f9" },
            CancellationToken.None);

        Assert.Null(saved.Refusal);
        foreach (var mode in new[] { "plain", "safe" })
        {
            var delivery = await product.ActAsync(follower, new { type = "text", text = "公积金", plan = new { mode } });
            Assert.Equal("replied", delivery.GetProperty("outcome").GetString());
        }
    }

    [Fact]
    public async Task An_account_that_comes_while_it_runs_has_a_phone_of_its_own()
    {
        await using var product = await SandboxedProduct.StartAsync();
        var saved = await product.Services.GetRequiredService<AccountEditing>().SaveAsync(
            Actor.CommandLine,
            "fanxian",
            new AccountInput
            {
                Name = "范县发布",
                AppId = "wx00000000000000f1",
                AppSecret = "0123456789abcdef0123456789abcdef",
                Token = "fanxiantoken",
                EncodingAesKey = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg",
            },
            CancellationToken.None);
        Assert.Null(saved.Refusal);

        using var client = new HttpClient { BaseAddress = product.Address };
        var snapshot = await client.GetFromJsonAsync<JsonElement>("/sandbox/api/accounts/fanxian");

        Assert.Equal("范县发布", snapshot.GetProperty("name").GetString());
        Assert.Equal(2, snapshot.GetProperty("followers").GetArrayLength());
    }
}
