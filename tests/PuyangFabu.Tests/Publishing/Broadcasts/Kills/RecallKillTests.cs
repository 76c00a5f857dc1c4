using System.Text.Json;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Sandbox.Platform.Mass;
using PuyangFabu.Tests.Hosting.Kills;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Kills;

/// <summary>
/// The built product is killed around the call that recalls a broadcast. Right afterwards it says that it is being recalled, or
/// nothing was begun; then the call is taken up and the broadcast ends as the platform has it: never succeeded with the article gone.
/// </summary>
public sealed class RecallKillTests
{
    private const string Gone = "DELETE";

    [Fact]
    public async Task Killed_anywhere_while_it_recalls_the_broadcast_says_what_the_platform_has()
    {
        var seed = Random.Shared.Next();
        var points = KillPoint.All(OutsideCallSteps.SourceName, OutsideCallSteps.All, "mass/delete", new Random(seed));
        await using var platform = await LonePlatform.StartAsync();
        using var product = await MortalProduct.PrepareAsync(
            platform,
            Enumerable.Range(1, MortalProduct.Lives).Select(static number => $$"""{"board":"puyang-yaowen","title":"汛期提示第 {{number}} 号","body":"请远离河道。","source":"濮阳日报"}"""));
        var ids = await SentAsync(product, await platform.FollowersAsync(2));
        var ends = new List<string>();
        foreach (var (life, id) in ids.Index())
        {
            var point = points[life % points.Length];
            await product.LiveAsync(point, async () =>
            {
                await product.PostAsync(product.Chief, $"api/broadcasts/{id}/recall", new { comment = "内容有误" });
                Assert.Fail($"{point} was not reached.");
            });
            await product.LiveAsync(async () => ends.Add(await EndAsync(product, platform, point, id)));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {product.Kills} kills, {string.Join(", ", ends)}");
    }

    private static async Task<string> EndAsync(MortalProduct product, LonePlatform platform, KillPoint point, long id)
    {
        // The call has its lease yet: nobody has taken it up.
        var left = await product.GetAsync($"api/broadcasts/{id}");
        AssertTrue(left, platform, point);
        await product.ByHandAsync("update outside_calls set lease_until_ms = 0, next_step_ms = case when state = 'unknown' then 0 else next_step_ms end where state in ('intended', 'unknown')");
        for (var until = TimeProvider.System.GetUtcNow().AddSeconds(40); ; await Task.Delay(200, TestContext.Current.CancellationToken))
        {
            var broadcast = await product.GetAsync($"api/broadcasts/{id}");
            AssertTrue(broadcast, platform, point);
            if (Status(broadcast) != "recalling" || TimeProvider.System.GetUtcNow() > until)
            {
                // Nothing keeps it from being deleted: what was begun ends, and what was not is as before.
                Assert.True(Status(broadcast) == (Status(left) == "recalling" ? "recalled" : Status(left)), $"{point}: {Status(left)}, then {broadcast}");
                return $"{point}: {Status(left)}, {Status(broadcast)}";
            }
        }
    }

    private static void AssertTrue(JsonElement broadcast, LonePlatform platform, KillPoint point)
    {
        var job = Job(broadcast, platform);
        var told = $"{point}: {broadcast}, the platform says {job.MsgStatus}";
        switch (Status(broadcast))
        {
            case "succeeded":
                Assert.True(job.MsgStatus != Gone, told);
                break;
            case "recalled":
                Assert.True(job.MsgStatus == Gone, told);
                break;
            default:
                Assert.True(Status(broadcast) == "recalling", told);
                break;
        }
    }

    private static MassJob Job(JsonElement broadcast, LonePlatform platform)
    {
        var id = broadcast.GetProperty("msgId").GetString();
        return platform.Jobs.Single(job => $"{job.MsgId}" == id);
    }

    private static string Status(JsonElement broadcast) => broadcast.GetProperty("status").GetString()!;

    private static async Task<List<long>> SentAsync(MortalProduct product, IReadOnlyList<string> openIds)
    {
        var ids = new List<long>();
        await product.LiveAsync(async () =>
        {
            for (var article = 1; article <= MortalProduct.Lives; article++)
            {
                var id = (await product.PostAsync(product.Writer, "api/broadcasts", new { articleIds = new[] { article }, audience = new { openIds } })).GetProperty("id").GetInt64();
                await product.PostAsync(product.Writer, $"api/broadcasts/{id}/submit");
                await product.PostAsync(product.Chief, $"api/broadcasts/{id}/approve");
                ids.Add(id);
            }

            for (var until = TimeProvider.System.GetUtcNow().AddSeconds(60); ; await Task.Delay(200, TestContext.Current.CancellationToken))
            {
                var states = new List<string>();
                foreach (var id in ids)
                {
                    states.Add(Status(await product.GetAsync($"api/broadcasts/{id}")));
                }

                if (states.TrueForAll(static state => state == "succeeded"))
                {
                    return;
                }

                Assert.True(TimeProvider.System.GetUtcNow() < until, string.Join(", ", states));
            }
        });
        return ids;
    }
}
