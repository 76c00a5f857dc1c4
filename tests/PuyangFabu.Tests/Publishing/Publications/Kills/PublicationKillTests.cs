using System.Text.Json;
using PuyangFabu.Publishing.Publications;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Hosting.Kills;
using PuyangFabu.Tests.Publishing.Broadcasts.Kills;

namespace PuyangFabu.Tests.Publishing.Publications.Kills;

/// <summary>
/// The built product is killed at each step of a publication. Afterwards the platform has exactly one job of it and the row
/// says so, or it has none and the row waits for a person: it is never asked for twice.
/// </summary>
public sealed class PublicationKillTests
{
    /// <summary>An unknown one is looked for among the newest 20 posts.</summary>
    private const int MostUnsettled = 10;

    /// <summary>Far more than a step takes: a busy machine is no failure.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Killed_anywhere_nothing_is_published_twice_and_every_row_is_true()
    {
        var seed = Random.Shared.Next();
        var points = KillPoint.All(PublicationSteps.SourceName, PublicationSteps.All, "freepublish/submit", new Random(seed));
        await using var platform = await LonePlatform.StartAsync();
        using var product = await MortalProduct.PrepareAsync(
            platform,
            Enumerable.Range(1, MortalProduct.Lives).Select(static number => $$"""{"board":"puyang-yaowen","title":"发布提示第 {{number}} 号","body":"请远离河道。","source":"濮阳日报"}"""));
        var ids = await ApprovedAsync(product);
        foreach (var (life, id) in ids.Index())
        {
            var point = points[life % points.Length];
            if (point.Name == PublicationSteps.Look)
            {
                // A report would come before the look.
                platform.Faults.Add(LonePlatform.Account, new PlatformFault { Kind = PlatformFaultKind.FinishNever, Path = "freepublish/submit" });
            }

            await product.LiveAsync(point, async () =>
            {
                await product.PostAsync(product.Chief, $"api/publications/{id}/publish");
                await product.ByHandAsync("update publications set next_step_ms = 0 where state in ('publishing', 'unknown')");
                Assert.True(await product.EndsAsync(Patience), $"{point} was not reached.");
            });
            if (life % MostUnsettled == MostUnsettled - 1)
            {
                await product.LiveAsync(() => SettledAsync(product, ids.GetRange(0, life + 1)));
            }
        }

        var publications = new List<JsonElement>();
        await product.LiveAsync(async () => publications = await SettledAsync(product, ids));

        var counts = publications.GroupBy(static publication => publication.GetProperty("status").GetString()).Select(static group => $"{group.Count()} {group.Key}");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {product.Kills} kills, {ids.Count} publications ({string.Join(", ", counts)}), {platform.PublishedTitles.Count} at the platform");
        Assert.All(publications, publication => AssertTrue(publication, platform));
    }

    private static async Task<List<long>> ApprovedAsync(MortalProduct product)
    {
        var ids = new List<long>();
        await product.LiveAsync(async () =>
        {
            for (var article = 1; article <= MortalProduct.Lives; article++)
            {
                var id = (await product.PostAsync(product.Writer, "api/publications", new { articleIds = new[] { article } })).GetProperty("id").GetInt64();
                await product.PostAsync(product.Writer, $"api/publications/{id}/submit");
                await product.PostAsync(product.Chief, $"api/publications/{id}/approve");
                ids.Add(id);
            }
        });
        return ids;
    }

    /// <summary>Looks until a look brings nothing new: one look makes a killed call unknown, the next finds the post.</summary>
    private static async Task<List<JsonElement>> SettledAsync(MortalProduct product, IReadOnlyList<long> ids)
    {
        for (var until = TimeProvider.System.GetUtcNow().AddMinutes(2); ; await Task.Delay(200, TestContext.Current.CancellationToken))
        {
            var all = new List<JsonElement>();
            foreach (var id in ids)
            {
                all.Add(await product.GetAsync($"api/publications/{id}"));
            }

            if (all.TrueForAll(IsAtRest) || TimeProvider.System.GetUtcNow() > until)
            {
                return all;
            }

            await product.ByHandAsync("update publications set next_step_ms = 0 where state in ('publishing', 'unknown') and looks < 2");
        }
    }

    private static bool IsAtRest(JsonElement publication) => publication.GetProperty("status").GetString() switch
    {
        "publishing" => false,
        "unknown" => publication.GetProperty("timeline").EnumerateArray().Reverse().TakeWhile(static item => item.GetProperty("to").GetString() == "unknown").Count() > 2,
        _ => true,
    };

    private static void AssertTrue(JsonElement publication, LonePlatform platform)
    {
        var jobs = platform.PublishedTitles.Count(title => title == publication.GetProperty("title").GetString());
        var told = $"{publication} has {jobs} job(s)";
        switch (publication.GetProperty("status").GetString())
        {
            case "published":
                Assert.True(jobs == 1, told);
                break;
            case "approved":
                // Nobody asked yet: a person may publish it.
                Assert.True(jobs == 0, told);
                break;
            case "unknown":
                Assert.True(jobs == 0, told);
                Assert.Contains("请不要重新发布", publication.GetProperty("attention").GetString(), StringComparison.Ordinal);
                break;
            default:
                Assert.Fail(told);
                break;
        }
    }
}
