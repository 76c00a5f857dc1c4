using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Sources.Taking;

/// <summary>What a site shows again, at the same addresses or at others, makes no second draft.</summary>
public sealed class SourceRepetitionTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Where_addresses_are_others_at_each_reading_no_more_drafts_are_made_and_it_is_named(string provider)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        var source = 0L;
        for (var reading = 1; reading <= 3; reading++)
        {
            Put(reading, 12);
            source = source == 0 ? await room.AddAsync("公交通告", $"{site.Address}/rss.xml") : source;
            await room.ReadAgainAsync(source);
        }

        Assert.Equal(["公交通告：条目的网址每次都不一样，请核对"], await room.ProblemsAsync());
        Assert.Equal(12, (await room.ItemsAsync("?state=drafted")).Count);

        // A site that was rebuilt once has them at the same addresses the next time, and what is new there is new.
        await room.ReadAgainAsync(source);
        Assert.Empty(await room.ProblemsAsync());
        Put(3, 13);
        await room.ReadAgainAsync(source);
        Assert.Equal(13, (await room.ItemsAsync("?state=drafted")).Count);

        void Put(int reading, int count) => site.PutRss(
            "/rss.xml",
            [.. Enumerable.Range(1, count).Select(number => ($"第 {number} 号公交线路临时调整走向的通告", $"/{number}.html?t={reading}", NewsSite.Rfc822(room.Now), $"<p>第 {number} 号。</p>"))]);
    }
}
