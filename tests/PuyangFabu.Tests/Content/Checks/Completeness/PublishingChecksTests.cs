using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.Completeness;

namespace PuyangFabu.Tests.Content.Checks.Completeness;

/// <summary>What a text must carry, and what WeChat takes.</summary>
public sealed class PublishingChecksTests
{
    private static readonly CheckedText Text = Checking.Body("正文");

    [Theory]
    [InlineData("", 1)]
    [InlineData(" ", 1)]
    [InlineData("濮阳发布", 0)]
    public void A_source_is_wanted(string source, int findings) =>
        Assert.Equal(findings, new MissingSourceCheck().Run(Text with { Source = source }).Count);

    [Fact]
    public void A_reprint_names_original_title_and_author()
    {
        var check = new ReprintCheck();
        Assert.Empty(check.Run(Text));
        Assert.Equal(["originalTitle", "originalAuthor"], check.Run(Text with { Source = "新华社" }).Select(static finding => finding.Field));
        Assert.Equal(2, check.Run(Text with { Source = "新华社" }).Select(static finding => finding.Suggestion).Distinct().Count());
        Assert.Equal(["originalTitle", "originalAuthor"], check.Run(Text with { Reprint = true }).Select(static finding => finding.Field));
        Assert.Equal(["originalAuthor"], check.Run(Text with { Source = "新华社", OriginalTitle = "题" }).Select(static finding => finding.Field));
        Assert.Empty(check.Run(Text with { Source = "新华社", OriginalTitle = "题", OriginalAuthor = "人" }));
    }

    [Fact]
    public void A_picture_without_description_is_named_by_number()
    {
        var findings = new ImageDescriptionCheck().Run(Text with { BodyHtml = """<p><img src="/uploads/a.png" alt="路"><img src="/uploads/b.png" alt=" "><img src="/uploads/c.png"></p>""" });
        Assert.Equal([2, 3], findings.Select(static finding => finding.Place.Line));
        Assert.All(findings, static finding => Assert.Equal(FindingSeverity.Hint, finding.Severity));
    }

    [Fact]
    public void Pictures_of_other_sites_are_named_with_their_host()
    {
        var findings = new OutsideImageCheck().Run(Text with
        {
            BodyHtml = """<p><img src="/uploads/a.png"><img src="https://fabu.example/uploads/b.png"><img src="https://mmbiz.qpic.cn/x"><img src="https://other.example/c.png"></p>""",
            CoverUrl = "http://pictures.example/d.jpg",
        });
        Assert.Equal([("images", 4), ("coverUrl", 0)], findings.Select(static finding => (finding.Field, finding.Place.Line)));
        Assert.Contains("other.example", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_typed_as_programs_write_them_are_hints_where_they_would_be_shown()
    {
        var found = new TypedEscapeCheck().Run(Text with { Title = "上<br>下", Subtitle = "好", Digest = "甲\\n乙", BodyText = "代码里的 \\n" });

        Assert.Equal([("title", FindingSeverity.Hint), ("digest", FindingSeverity.Hint)], found.Select(static finding => (finding.Field, finding.Severity)));
        Assert.Equal("摘要里有“\\n”，读者会原样看到这几个字符。", found[1].Message);
    }

    [Fact]
    public void Each_loss_must_be_confirmed_and_shows_no_personal_data()
    {
        var findings = new LostContentCheck().Run(Text with { Lost = [new("视频没有保留", "https://v.example/1"), new("链接没有保留", "tel-13803930000.pdf")] });
        Assert.Equal([("lost", 1, "视频没有保留。", "https://v.example/1"), ("lost", 2, "链接没有保留。", findings[1].Excerpt)], findings.Select(static finding => (finding.Field, finding.Place.Line, finding.Message, finding.Excerpt)));
        Assert.All(findings, static finding => Assert.Equal((CheckRules.LostContent, FindingSeverity.Confirm), (finding.Rule, finding.Severity)));
        Assert.DoesNotContain("13803930000", findings[1].Excerpt, StringComparison.Ordinal);
        Assert.NotEqual(findings[0].Id, findings[1].Id);
    }

    [Fact]
    public void The_limits_of_WeChat_are_hints()
    {
        var check = new WeChatLimitCheck();
        Assert.Empty(check.Run(Text with { Title = new string('字', 32), Digest = new string('字', 120), Author = "一二三四五六七八" }));
        var findings = check.Run(new CheckedText
        {
            Title = new string('字', 33),
            Digest = new string('字', 121),
            Author = "一二三四五六七八九",
            BodyHtml = $"<p>{new string('字', 400_000)}</p>",
            SourceUrl = $"https://a.example/{new string('a', 1100)}",
        });
        Assert.Equal(["title", "digest", "author", "body", "body", "sourceUrl"], findings.Select(static finding => finding.Field));
        Assert.All(findings, static finding => Assert.Equal(FindingSeverity.Hint, finding.Severity));
        Assert.Contains("33", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_emoji_counts_as_one_character() =>
        Assert.Empty(new WeChatLimitCheck().Run(Text with { Title = string.Concat(Enumerable.Repeat("👨‍👩‍👧", 32)) }));

    [Theory]
    [InlineData(" \t", "", "正文", "title")]
    [InlineData("\u200b", "", "正文", "title")]
    [InlineData("标题", "\u3000", "正文", "digest")]
    [InlineData("标题", "", " ", "body")]
    public void Blank_fields_are_named(string title, string digest, string body, string field) =>
        Assert.Equal(field, Assert.Single(new BlankFieldCheck().Run(Checking.Body(body) with { Title = title, Digest = digest })).Field);

    [Fact]
    public void A_topic_needs_no_body() =>
        Assert.Empty(new BlankFieldCheck().Run(Checking.Body("") with { IsTopic = true }));

    [Fact]
    public void A_body_of_pictures_alone_is_not_blank() =>
        Assert.Empty(new BlankFieldCheck().Run(Checking.Body("") with { BodyHtml = """<p><img src="/uploads/a.png" alt=""></p>""" }));
}
