using System.Net;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Broadcasts;

namespace PuyangFabu.Tests.Console.Find;

/// <summary>What a number leads to: it stands on sheets and in the record, and is read out on the phone.</summary>
public sealed class NumberFindTests(TestDatabases databases)
{
    [Theory]
    [InlineData("{0}")]
    [InlineData("编号 {0}")]
    public async Task An_article_and_a_broadcast_are_found_by_their_numbers(string typed)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.PublishedAsync(new { board = "puyang-yaowen", title = "有编号的一篇", body = "正文。", source = "濮阳日报" });
        var broadcast = (await room.CreateAsync(BroadcastRoom.ToAll(article))).Id;
        using var writer = await room.Newsroom.EnterAsync("writer");

        await writer.OpenAsync($"/console/find?q={string.Format(null, typed, article)}");
        Assert.Contains($"href=\"/console/articles/{article}\">有编号的一篇</a>", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
        Assert.Contains($"稿件 {article}，已发布", writer.Html, StringComparison.Ordinal);
        await writer.OpenAsync($"/console/find?q={string.Format(null, typed, broadcast)}");
        Assert.Contains($"群发 {broadcast}，草稿", writer.Html, StringComparison.Ordinal);

        await room.Newsroom.AppointAsync("guard", Role.Security);
        using var guard = await room.Newsroom.EnterAsync("guard");
        await guard.OpenAsync($"/console/find?q={string.Format(null, typed, 987654)}");
        Assert.Contains("没有找到", guard.Html, StringComparison.Ordinal);
    }
}
