using System.Globalization;
using System.Text.Json;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Kills;

/// <summary>
/// The built product is killed at each named step and at any moment, with the platform failing too. Afterwards every approved
/// broadcast was accepted by the platform exactly once, or waits for a person; and the product says of each what is true.
/// </summary>
public sealed class BroadcastKillTests(TestDatabases databases)
{
    /// <summary>More lives for a long run by hand: <c>PUYANGFABU_KILLS=300</c>.</summary>
    private static int Lives => int.TryParse(Environment.GetEnvironmentVariable("PUYANGFABU_KILLS"), CultureInfo.InvariantCulture, out var lives) ? lives : 4;

    [Fact]
    public Task Killed_anywhere_no_broadcast_goes_out_twice_and_none_is_lost() => TryAsync("sqlite", processes: 1, Lives);

    [Theory]
    [EachDatabase]
    public Task Two_processes_on_one_database_killed_anywhere_send_once(string provider) => TryAsync(provider, processes: 2, Math.Max(1, Lives / 4));

    /// <summary>Around the commit of the intent, with which the article goes live, and around the effect at the platform.</summary>
    [Theory]
    [EachDatabase]
    public async Task Killed_between_the_steps_an_article_is_public_with_the_intent_to_send_it_and_sent_once(string provider)
    {
        await using var platform = await LonePlatform.StartAsync();
        using var data = new ScratchFolder();
        using var database = databases.CreateEmpty(provider);
        using var trial = new KillTrial(platform, data, database.Options, processes: 1);
        KillPlan[] plans =
        [
            new(BroadcastSteps.Claim, "stop", 1, 0, null), new(BroadcastSteps.Call, "start", 1, 0, null),
            new(KillPlan.AtPlatform, "before", 1, 0, null), new(KillPlan.AtPlatform, "after", 1, 0, null),
        ];
        Random.Shared.Shuffle(plans);
        var lives = Lives > plans.Length ? plans.Length : 2;
        await trial.PrepareAsync(broadcasts: 2 * lives, unpublished: true);
        foreach (var plan in plans.Take(lives))
        {
            await trial.LiveAsync(plan);
            Assert.Equal(0, await OfOneAloneAsync(database));
        }

        var broadcasts = await trial.SettleAsync();

        Assert.All(broadcasts, static broadcast => Assert.Equal("succeeded", broadcast.GetProperty("status").GetString()));
        Assert.All(broadcasts, broadcast => AssertTrue(broadcast, platform));
        Assert.Equal(broadcasts.Count, platform.Jobs.Count);
        Assert.Equal(0, await OfOneAloneAsync(database));
        Assert.Equal(broadcasts.Count, await database.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from article_events where action = 'publish'"), CancellationToken.None));
    }

    // Public without an intent on disk, or the intent without the public page.
    private static Task<long> OfOneAloneAsync(TestDatabase database) => database.Database.ReadAsync(
        static session => session.ScalarAsync<long>(
            """
            select count(*) from broadcast_articles join article_works on article_works.article_id = broadcast_articles.article_id
            where (article_works.state = 'published') <> exists (select 1 from broadcast_attempts where broadcast_attempts.broadcast_id = broadcast_articles.broadcast_id)
            """),
        CancellationToken.None);

    private async Task TryAsync(string provider, int processes, int lives)
    {
        var seed = Random.Shared.Next();
        var chance = new Random(seed);
        await using var platform = await LonePlatform.StartAsync();
        using var data = new ScratchFolder();
        using var database = databases.CreateEmpty(provider);
        using var trial = new KillTrial(platform, data, database.Options, processes);

        // Enough that one is left for the last life, in which nothing goes wrong.
        await trial.PrepareAsync(Math.Max(3, lives * 3 / 2));
        var plans = KillPlan.Of(lives, chance).ToArray();
        foreach (var plan in processes == 1 ? plans : [.. plans.OrderBy(_ => chance.Next())])
        {
            await trial.LiveAsync(plan);
        }

        var broadcasts = await trial.SettleAsync();
        var counts = broadcasts.GroupBy(static broadcast => broadcast.GetProperty("status").GetString()).Select(static group => $"{group.Count()} {group.Key}");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{provider}, {processes} process(es), seed {seed}: {trial.Kills} kills, {broadcasts.Count} broadcasts ({string.Join(", ", counts)}), {platform.Jobs.Count} accepted by the platform");

        Assert.Contains(broadcasts, static broadcast => broadcast.GetProperty("status").GetString() == "succeeded");
        Assert.All(broadcasts, broadcast => AssertTrue(broadcast, platform));

        // A double could only have come under another key, which then belongs to no broadcast.
        Assert.Equal(
            broadcasts.Select(static broadcast => broadcast.GetProperty("clientMsgId").GetString()).Where(key => platform.Jobs.Any(job => job.ClientMsgId == key)).Order(),
            platform.Jobs.Select(static job => job.ClientMsgId).Order());
    }

    private static void AssertTrue(JsonElement broadcast, LonePlatform platform)
    {
        var key = broadcast.GetProperty("clientMsgId").GetString();
        var jobs = platform.Jobs.Where(job => job.ClientMsgId == key).ToArray();
        var told = $"{broadcast} has {jobs.Length} job(s)";
        switch (broadcast.GetProperty("status").GetString())
        {
            case "succeeded":
                Assert.True(jobs.Length == 1, told);
                Assert.True(broadcast.GetProperty("msgId").GetString() == $"{jobs[0].MsgId}", told);
                Assert.True(jobs[0].Articles.Single().Title == broadcast.GetProperty("title").GetString(), told);
                break;
            case "failed":
                Assert.True(jobs.Length == 0, told);
                break;
            case "unknown":
                Assert.True(jobs.Length <= 1, told);
                break;
            default:
                Assert.Fail(told);
                break;
        }
    }
}
