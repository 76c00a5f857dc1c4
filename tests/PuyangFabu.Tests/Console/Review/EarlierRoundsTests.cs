using System.Net;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Review;

/// <summary>What an article was given back for stays on its sheet, whatever came after.</summary>
public sealed class EarlierRoundsTests(TestDatabases databases)
{
    [Fact]
    public async Task The_sheet_of_a_second_round_keeps_why_the_first_one_was_given_back()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync("退回过的一篇")).Id;
        (await room.Writer.SubmitAsync(id)).Ok();
        (await room.Editor.RejectAsync(id, "时间写错了")).Ok();
        (await room.Writer.ChangeAsync(id, new() { ["body"] = "改过的正文。" })).Ok();
        (await room.Writer.SubmitAsync(id)).Ok();
        (await room.Editor.ApproveAsync(id)).Ok();
        using var reviewer = await room.EnterAsync("reviewer");

        await reviewer.OpenAsync($"/console/articles/{id}/review-sheet");
        var sheet = WebUtility.HtmlDecode(reviewer.Html);
        Assert.Matches("以前各轮</h2>[\\s\\S]*第 1 轮，退回：editor，<time[^>]*>[^<]*</time>，时间写错了</li>", sheet);
        await reviewer.OpenAsync($"/console/articles/{id}/review-sheet?round=1");
        Assert.DoesNotContain("以前各轮", reviewer.Html, StringComparison.Ordinal);

        await reviewer.OpenAsync($"/console/review?done=approved&of={id}");
        Assert.Contains("“退回过的一篇”已通过，接下来由另一位复审办理复审。", WebUtility.HtmlDecode(reviewer.Html), StringComparison.Ordinal);
        await reviewer.OpenAsync($"/console/review?done=rejected&of={id}");
        Assert.Contains("“退回过的一篇”已退回编辑，改好再送审，三审从头来过。", WebUtility.HtmlDecode(reviewer.Html), StringComparison.Ordinal);
        await reviewer.OpenAsync("/console/review?done=approved&of=999");
        Assert.Contains("上一篇已通过。", reviewer.Html, StringComparison.Ordinal);
        Assert.Contains("</time> 起", reviewer.Html, StringComparison.Ordinal);
    }
}
