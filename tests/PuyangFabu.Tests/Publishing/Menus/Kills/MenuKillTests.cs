using PuyangFabu.Publishing.Menus.Releasing;
using PuyangFabu.Tests.Hosting.Kills;
using PuyangFabu.Tests.Publishing.Broadcasts.Kills;

namespace PuyangFabu.Tests.Publishing.Menus.Kills;

/// <summary>The built product is killed at each step of publishing a menu. Afterwards the row says whether the platform has that menu.</summary>
public sealed class MenuKillTests
{
    [Fact]
    public async Task Killed_anywhere_the_row_says_what_the_platform_has()
    {
        var seed = Random.Shared.Next();
        var points = KillPoint.All(MenuSteps.SourceName, MenuSteps.All, "menu/create", new Random(seed));
        await using var platform = await LonePlatform.StartAsync();
        using var product = await MortalProduct.PrepareAsync(platform);
        var ends = new List<string>();
        for (var life = 0; life < MortalProduct.Lives; life++)
        {
            var point = points[life % points.Length];
            var name = $"菜单{life}";
            await product.LiveAsync(() => ApproveAsync(product, name));

            // A call that was cut off is settled by the next life, which is killed at it.
            var settling = point.Name == MenuSteps.Settle;
            await product.LiveAsync(settling ? new KillPoint(MenuSteps.SourceName, MenuSteps.Call, false) : point, async () =>
            {
                await product.PostAsync(product.Chief, "api/menu/publish");
                Assert.Fail($"{point} was not reached.");
            });
            if (settling)
            {
                await WaitedAsync(product);
                await product.LiveAsync(point, async () => Assert.True(await product.EndsAsync(TimeSpan.FromMinutes(1)), $"{point} was not reached."));
            }

            await WaitedAsync(product);
            await product.LiveAsync(async () => ends.Add(await EndAsync(product, platform, $"{point}", name)));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {product.Kills} kills, {ends.Count} menus ({string.Join(", ", ends.CountBy(static end => end).Select(static end => $"{end.Value} {end.Key}"))})");
    }

    /// <returns>The state of the row.</returns>
    private static async Task<string> EndAsync(MortalProduct product, LonePlatform platform, string point, string name)
    {
        var version = (await product.GetAsync("api/menu")).GetProperty("version").GetInt64();
        for (var until = TimeProvider.System.GetUtcNow().AddSeconds(30); ; await Task.Delay(200, TestContext.Current.CancellationToken))
        {
            var rows = (await product.GetAsync("api/menu/publications")).GetProperty("items").EnumerateArray()
                .Where(row => row.GetProperty("version").GetInt64() == version).ToArray();
            var status = rows.Length == 0 ? "none" : Assert.Single(rows).GetProperty("status").GetString()!;
            if (status == "publishing" && TimeProvider.System.GetUtcNow() < until)
            {
                continue;
            }

            var has = platform.MenuJson.Contains($"\"{name}\"", StringComparison.Ordinal);
            Assert.True(status switch { "published" => has, "none" or "unknown" => !has, _ => false }, $"{point}: {status}, the platform {(has ? "has it" : "does not have it")}");
            return status;
        }
    }

    private static async Task ApproveAsync(MortalProduct product, string name)
    {
        await product.SendAsync(HttpMethod.Put, product.Writer, "api/menu", new { button = new[] { new { type = "click", name, key = "board:puyang-yaowen" } } });
        await product.PostAsync(product.Writer, "api/menu/submit");
        var version = (await product.GetAsync("api/menu")).GetProperty("version").GetInt64();
        await product.PostAsync(product.Chief, "api/menu/approve", new { version });
    }

    private static Task WaitedAsync(MortalProduct product) => product.ByHandAsync("update menu_publications set started_ms = started_ms - 240000 where state = 'publishing'");
}
