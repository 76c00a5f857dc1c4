using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Articles;

/// <summary>The list of articles by words of their texts.</summary>
public sealed class ArticleWordsTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Words_of_the_text_find_what_readers_see_and_what_is_at_work(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var live = await room.PublishedAsync(new { board = "puyang-yaowen", title = "已发布的通知", body = "明日停水，请提前储水。", source = "濮阳日报" });
        await room.Writer.WriteAsync(fields: new { board = "puyang-yaowen", title = "还在写的一篇", body = "再过三天恢复供水，不再停水。" });
        await room.Writer.WriteAsync(fields: new { board = "puyang-yaowen", title = "停水两个字在标题里", body = "别的。" });
        await room.Writer.WriteAsync(fields: new { board = "puyang-yaowen", title = "没有关系的一篇", body = "公交改线 100%。" });
        await room.Host.Services.StepAsync<ContentChangeFeed>();
        using var writer = await room.EnterAsync("writer");
        foreach (var (words, found) in new[] { ("停水", new[] { "已发布的通知", "还在写的一篇", "停水两个字在标题里" }), ("提前储水", ["已发布的通知"]), ("100%", ["没有关系的一篇"]), ("bodySource", []) })
        {
            using var list = await writer.OpenAsync($"/console/articles?q={Uri.EscapeDataString(words)}");
            Assert.All(
                new[] { "已发布的通知", "还在写的一篇", "停水两个字在标题里", "没有关系的一篇" },
                title => Assert.True(writer.Html.Contains($">{title}</a>", StringComparison.Ordinal) == found.Contains(title), $"{words}: {title}"));
        }

        (await room.Writer.ChangeAsync(live, new() { ["body"] = "已经来水。" })).Ok();
        using var both = await writer.OpenAsync("/console/articles?q=来水");
        Assert.Contains(">已发布的通知</a>", writer.Html, StringComparison.Ordinal);
    }
}
