using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Sandbox.Platform.Mass;

namespace PuyangFabu.Tests.Publishing.Broadcasts;

/// <summary>What tests ask of the sandbox's platform beside faults.</summary>
internal static class SandboxFinish
{
    /// <summary>Moves the clock until the platform has ended every job, without a report.</summary>
    public static async Task FinishAsync(this IServiceProvider services, BroadcastRoom room)
    {
        room.Host.Database.Clock.Advance(TimeSpan.FromSeconds(3));
        var ledger = services.GetRequiredService<PlatformLedger>();
        while (ledger.Jobs(BroadcastRoom.Account).Any(static job => job.FinishedAt is null))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Every follower of the platform, over its own API.</summary>
    public static async Task<IReadOnlyList<string>> OpenIdsAsync(this BroadcastRoom room)
    {
        using var client = new HttpClient { BaseAddress = new Uri(room.Host.Address, "sandbox/wechat/") };
        var account = room.Host.Services.GetRequiredService<PuyangFabu.Accounts.AccountRegistry>().Default;
        using var token = await client.PostAsync("cgi-bin/stable_token", People.Operators.OperatorDriver.Json(new
        {
            grant_type = "client_credential",
            appid = account.AppId,
            secret = account.Api.AppSecret,
        }));
        var access = (await People.Operators.OperatorDriver.ReadAsync(token)).GetProperty("access_token").GetString();
        var all = new List<string>();
        for (var next = ""; ;)
        {
            var page = JsonDocument.Parse(await client.GetStringAsync($"cgi-bin/user/get?access_token={access}&next_openid={next}")).RootElement;
            if (page.GetProperty("count").GetInt32() == 0)
            {
                return all;
            }

            all.AddRange(page.GetProperty("data").GetProperty("openid").EnumerateArray().Select(static id => id.GetString()!));
            next = page.GetProperty("next_openid").GetString()!;
        }
    }
}
