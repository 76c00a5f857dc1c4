using System.Text.RegularExpressions;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Articles;

/// <summary>Two versions of an article against each other.</summary>
public sealed class ComparePageTests(TestDatabases databases)
{
    [Fact]
    public async Task Two_versions_stand_beside_each_other_and_what_stayed_can_be_unfolded()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var first = string.Join("\n\n", Enumerable.Range(1, 8).Select(static number => $"第 {number} 段没有变。"));
        var id = (await room.Writer.WriteAsync(fields: new { board = "puyang-yaowen", title = "旧标题", body = $"{first}\n\n最后一句是旧的。" })).Id;
        (await room.Writer.ChangeAsync(id, new() { ["title"] = "新标题", ["body"] = $"{first}\n\n最后一句是新的。" })).Ok();
        using var writer = await room.EnterAsync("writer");
        using var page = await writer.OpenAsync($"/console/articles/{id}/compare");
        Assert.Matches("<div class=\"sides\" aria-hidden=\"true\"><p>第 1 版</p><p>第 2 版</p></div>", writer.Html);
        // The old on one side, the new on the other, each without what the other alone has.
        var sides = Regex.Match(writer.Html, "<div class=\"sides ?\">\\s*<div>(.*?)</div>\\s*<div>(.*?)</div>\\s*</div>", RegexOptions.Singleline);
        Assert.Matches("<del>[^<]*旧", sides.Groups[1].Value);
        Assert.DoesNotContain("<ins>", sides.Groups[1].Value, StringComparison.Ordinal);
        Assert.Matches("<ins>[^<]*新", sides.Groups[2].Value);
        Assert.DoesNotContain("<del>", sides.Groups[2].Value, StringComparison.Ordinal);
        Assert.Matches("<summary>没有改动的 7 段</summary>", writer.Html);
        Assert.Contains("第 3 段没有变。", writer.Html, StringComparison.Ordinal);
    }
}
