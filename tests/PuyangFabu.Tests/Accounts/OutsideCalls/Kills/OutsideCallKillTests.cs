using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Tests.Hosting.Kills;
using PuyangFabu.Tests.Publishing.Broadcasts.Kills;

namespace PuyangFabu.Tests.Accounts.OutsideCalls.Kills;

/// <summary>The built product is killed at each step of a call with an effect. Afterwards its rows say what the platform has.</summary>
public sealed class OutsideCallKillTests
{
    [Fact]
    public async Task Killed_anywhere_while_a_tag_is_made_both_sides_have_it_or_neither()
    {
        var points = KillPoint.All(OutsideCallSteps.SourceName, OutsideCallSteps.All, "tags/create", new Random());
        await using var platform = await LonePlatform.StartAsync();
        using var product = await MortalProduct.PrepareAsync(platform, """{"board":"puyang-yaowen","title":"汛期提示","body":"请远离河道。","source":"濮阳日报"}""");
        for (var life = 0; life < MortalProduct.Lives; life++)
        {
            var (point, name) = (points[life % points.Length], $"标签{life}");
            await product.LiveAsync(point, async () =>
            {
                await product.PostAsync(product.Writer, "api/follower-tags", new { name });
                Assert.Fail($"{point} was not reached.");
            });
            await WaitedAsync(product);
            await product.LiveAsync(async () =>
            {
                await EventuallyAsync(product, "api/outside-calls?state=intended", static read => read.GetProperty("items").GetArrayLength() == 0);
                var has = (await product.GetAsync("api/follower-tags")).ToString().Contains(name, StringComparison.Ordinal);
                Assert.True(platform.TagNames.Contains(name) == has, $"{point}: the product {(has ? "has it" : "does not have it")}");
                Assert.Equal(platform.TagNames.Distinct(), platform.TagNames);
            });
        }
    }

    private static async Task<System.Text.Json.JsonElement> EventuallyAsync(MortalProduct product, string path, Func<System.Text.Json.JsonElement, bool> holds)
    {
        for (var until = TimeProvider.System.GetUtcNow().AddSeconds(40); ; await Task.Delay(200, TestContext.Current.CancellationToken))
        {
            var read = await product.GetAsync(path);
            if (holds(read) || TimeProvider.System.GetUtcNow() > until)
            {
                return read;
            }
        }
    }

    private static Task WaitedAsync(MortalProduct product) =>
        product.ByHandAsync("update outside_calls set lease_until_ms = 0, next_step_ms = case when state = 'unknown' then 0 else next_step_ms end where state in ('intended', 'unknown') and kind <> 'broadcast.preview'");
}
