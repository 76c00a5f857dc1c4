using System.Net.Http.Json;
using PuyangFabu.Tests.Hosting.Kills;
using PuyangFabu.Tests.Publishing.Broadcasts.Kills;

namespace PuyangFabu.Tests.Publishing.Pulling;

/// <summary>The built product is killed while it pulls. The next life goes on, and in the end each article is here once.</summary>
public sealed class ArticlePullKillTests
{
    private const int MoreEachTime = 40;
    private const int News = 3;

    /// <summary>None of them: somebody ends it once part of the articles is here.</summary>
    private static readonly KillPoint Midway = new(null, "midway", false);

    [Fact]
    public async Task Killed_anywhere_while_it_pulls_nothing_is_lost_and_nothing_comes_in_twice()
    {
        KillPoint[] points =
        [
            new(null, "freepublish/batchget", true), new(null, "freepublish/batchget", false),
            new(null, "material/batchget_material", true), new(null, "material/batchget_material", false),
        ];
        new Random().Shuffle(points);
        await using var platform = await LonePlatform.StartAsync();
        using var product = await MortalProduct.PrepareAsync(platform);
        using var desk = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = platform.Address };
        for (var life = 0; life <= MortalProduct.Lives; life++)
        {
            var point = life == 0 ? Midway : points[(life - 1) % points.Length];
            var articles = MoreEachTime * (life + 1);
            using var filled = await desk.PostAsJsonAsync($"sandbox/api/platform/{LonePlatform.Account}/archive", new { articles, news = life == 0 ? News : 0 });
            Assert.True(filled.IsSuccessStatusCode, await filled.Content.ReadAsStringAsync());
            var before = await product.CountAsync("select count(*) from pulled_articles");

            await product.LiveAsync(point, async () =>
            {
                await product.PostAsync(product.Writer, "api/pull");
                if (point == Midway)
                {
                    await UntilAsync(async () => await product.CountAsync("select count(*) from pulled_articles") > before);
                    product.Kill();
                }

                Assert.True(await product.EndsAsync(TimeSpan.FromMinutes(1)), $"{point} was not reached.");
            });

            // In place of waiting until the step of the killed one is free.
            await product.ByHandAsync("update article_pulls set lease_until_ms = 0, asked = 0");
            await product.LiveAsync(async () =>
            {
                await product.PostAsync(product.Writer, "api/pull");
                await UntilAsync(async () => await product.CountAsync("select count(*) from article_pulls where state = 'done'") == 1);
            });

            // Of twenty one is deleted at WeChat; one of all is too long.
            var here = articles - (articles / 20) - 1 + News;
            Assert.Equal(
                (articles + News, here, here, here, 0),
                (await product.CountAsync("select count(*) from pulled_articles"),
                    await product.CountAsync("select count(*) from articles where external_id like 'wechat-%'"),
                    await product.CountAsync("select count(distinct article_id) from pulled_articles"),
                    await product.CountAsync("select count(*) from article_events where action = 'pull'"),
                    await product.CountAsync("select count(*) from pulled_articles where state in ('taken', 'changed') and article_id is null")));
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> reached)
    {
        for (var until = TimeProvider.System.GetUtcNow().AddMinutes(1); !await reached(); await Task.Delay(100, TestContext.Current.CancellationToken))
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, "It takes too long.");
        }
    }
}
