using System.Net;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Pulling;

/// <summary>Where answers lead that name an article which WeChat has too.</summary>
public sealed class AnswerLinksTests(TestDatabases databases)
{
    private const string Question = "海绵城市系列第10期";

    [Theory]
    [InlineData("wechat", true, false)]
    [InlineData("own", false, false)]
    [InlineData("both", false, true)]
    public async Task Answers_lead_to_WeChat_to_our_own_page_or_to_our_own_with_a_link(string links, bool toWeChat, bool beside)
    {
        await using var room = await PullRoom.OpenAsync(databases, settings: ["--Pull:Links", links], articles: 11);
        await room.PullAsync();
        await room.Room.Host.FollowChangesAsync();
        var row = (await room.KnownAsync()).Single(static row => row.Title == "海绵城市系列：第 10 期");

        var answer = await room.Room.Host.Sender.AskAsync(Question);

        Assert.Equal(toWeChat, answer.Contains(row.Url, StringComparison.Ordinal));
        Assert.Equal(!toWeChat, answer.Contains($"/articles/{row.ArticleId}", StringComparison.Ordinal));
        var (_, html) = await room.Room.PageAsync(row.ArticleId!.Value);
        Assert.Equal(beside, WebUtility.HtmlDecode(html).Contains($"<a href=\"{row.Url}\" rel=\"noopener\">在微信里看</a>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<p><iframe class=\"video_iframe\" data-src=\"https://v.qq.com/x\"></iframe></p>", "这里没有本文的正文，请在微信里看。")]
    [InlineData("", "这里没有本文的正文，请在微信里看。")]
    [InlineData("<p>正文。</p><p><img data-src=\"http://mmbiz.qpic.cn/sandbox/nothing/0\"></p>", "本文有的图片这里没有，请在微信里看。")]
    public async Task A_page_that_lacks_something_leads_to_WeChat_whatever_the_settings_say(string content, string sentence)
    {
        await using var room = await PullRoom.OpenAsync(databases, settings: ["--Pull:Links", "own"], articles: 11);
        room.Change("archive-post-4", articles => [.. articles.Select(article => article with { Content = content })]);
        await room.PullAsync();
        await room.CopyPicturesAsync();
        await room.Room.Host.FollowChangesAsync();
        var rows = await room.KnownAsync();
        var lacking = rows.Single(static row => row.Title == "海绵城市系列：第 10 期");

        var (_, html) = await room.Room.PageAsync(lacking.ArticleId!.Value);
        Assert.Contains($"<p class=\"hint\">{sentence}</p>", html, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{lacking.Url}\" rel=\"noopener\">在微信里看</a>", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        var (_, whole) = await room.Room.PageAsync(rows.Single(static row => row.Title == "招聘信息：第 3 期").ArticleId!.Value);
        Assert.DoesNotContain("在微信里看", whole, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_was_changed_here_by_a_review_is_answered_with_our_own_page(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 11);
        await room.PullAsync();
        var row = (await room.KnownAsync()).Single(static row => row.Title == "海绵城市系列：第 10 期");
        (await room.Room.Writer.ChangeAsync(row.ArticleId!.Value, new() { ["body"] = "改正的正文。", ["source"] = "濮阳日报" })).Ok();
        await room.Room.PassAsync(row.ArticleId.Value);
        (await room.Room.Publisher.PublishAsync(row.ArticleId.Value)).Ok();
        await room.Room.Host.FollowChangesAsync();

        var answer = await room.Room.Host.Sender.AskAsync(Question);

        Assert.Contains($"/articles/{row.ArticleId}", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(row.Url, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_moved_at_WeChat_is_answered_with_its_new_address()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 11);
        await room.PullAsync();
        await room.Room.Host.FollowChangesAsync();
        room.Change("archive-post-4", static articles => [.. articles.Select(static (article, place) => article with { Url = $"https://mp.weixin.qq.com/s/moved-{place}" })]);

        Assert.Equal(0, (await room.PullAsync()).Changed);
        await room.Room.Host.FollowChangesAsync();

        Assert.Contains("https://mp.weixin.qq.com/s/moved-5", await room.Room.Host.Sender.AskAsync(Question), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_WeChat_does_not_show_any_more_is_answered_with_our_own_page(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 11);
        await room.PullAsync();
        await room.DeskAsync(HttpMethod.Delete, "archive/archive-post-4");
        await room.PullAsync();
        await room.Room.Host.FollowChangesAsync();
        var row = (await room.KnownAsync()).Single(static row => row.Title == "海绵城市系列：第 10 期");

        var answer = await room.Room.Host.Sender.AskAsync(Question);

        Assert.Contains($"/articles/{row.ArticleId}", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(row.Url, answer, StringComparison.Ordinal);
    }
}
