using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Intake;

namespace PuyangFabu.Tests.Content.Articles.Intake;

public sealed class ArticleInputRulesTests
{
    private static readonly DateTimeOffset Now = new(2016, 6, 28, 15, 30, 0, TimeSpan.FromHours(8));

    private static readonly ArticleInput Good = new() { Board = "zhuanti", Title = "标题" };

    [Fact]
    public void A_title_alone_is_enough() => Assert.Empty(ArticleInputRules.Check(Good, Now));

    [Fact]
    public void A_full_article_is_fine() => Assert.Empty(ArticleInputRules.Check(
        Good with
        {
            ExternalId = "a/1",
            Digest = "两行\n摘要",
            Body = "# 正文",
            CoverUrl = "/uploads/a.png",
            CoverCropWide = "0_0.25_1_0.675532",
            CoverCropSquare = "0.2_0_0.8_1",
            Author = "甲",
            Source = "濮阳日报",
            SourceUrl = "http://www.pyxww.com/",
            PublishedAt = Now.AddMinutes(4),
            Keywords = ["一", "二"],
        },
        Now));

    public static TheoryData<string, ArticleInput> Wrong => new()
    {
        { "externalId", Good with { ExternalId = "" } },
        { "externalId", Good with { ExternalId = new string('x', 129) } },
        { "externalId", Good with { ExternalId = "a\nb" } },
        { "title", Good with { Title = "" } },
        { "title", Good with { Title = " 　\t" } },
        { "title", Good with { Title = new string('题', 201) } },
        { "title", Good with { Title = "一\n二" } },
        { "digest", Good with { Digest = new string('字', 501) } },
        { "digest", Good with { Digest = "a\0" } },
        { "body", Good with { Body = new string('字', 1_000_001) } },
        { "body", Good with { Body = "甲", Html = "<p>甲</p>" } },
        { "html", Good with { Html = "a\0" } },
        { "coverUrl", Good with { CoverUrl = "/etc/passwd" } },
        { "coverUrl", Good with { CoverUrl = "/uploads/../x" } },
        { "coverUrl", Good with { CoverUrl = "javascript:alert(1)" } },
        { "coverUrl", Good with { CoverUrl = "//example.com/a.png" } },
        { "coverCropWide", Good with { CoverCropWide = "0_0_1" } },
        { "coverCropWide", Good with { CoverCropWide = "0.5_0_0.5_1" } },
        { "coverCropSquare", Good with { CoverCropSquare = "0_0_1.1_1" } },
        { "coverCropSquare", Good with { CoverCropSquare = "-0.1_0_1_1" } },
        { "coverCropSquare", Good with { CoverCropSquare = "0_0_NaN_1" } },
        { "author", Good with { Author = new string('名', 101) } },
        { "editor", Good with { Editor = "a\rb" } },
        { "source", Good with { Source = "\u0007" } },
        { "sourceUrl", Good with { SourceUrl = "www.puyang.gov.cn" } },
        { "sourceUrl", Good with { SourceUrl = "ftp://example.com/" } },
        { "sourceUrl", Good with { SourceUrl = "https://example.com/" + new string('a', 1024) } },
        { "publishedAt", Good with { PublishedAt = Now.AddYears(2) } },
        { "publishedAt", Good with { PublishedAt = Now.AddDays(300) } },
        { "publishedAt", Good with { PublishedAt = Now.AddMinutes(6) } },
        { "publishedAt", Good with { PublishedAt = DateTimeOffset.MaxValue } },
        { "corrections", Good with { Corrections = [new Correction(Now.AddDays(2).ToUnixTimeMilliseconds(), "更正")] } },
        { "publishedAt", Good with { PublishedAt = new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero) } },
        { "keywords", Good with { Keywords = ["一", " "] } },
        { "keywords", Good with { Keywords = ["一\n二"] } },
        { "keywords", Good with { Keywords = [new string('词', 51)] } },
        { "keywords", Good with { Keywords = [.. Enumerable.Repeat("词", 51)] } },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_is_wrong_is_named_by_its_field(string field, ArticleInput input) =>
        Assert.Equal(field, Assert.Single(ArticleInputRules.Check(input, Now)).Field);

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once() =>
        Assert.Equal(
            ["title", "sourceUrl"],
            ArticleInputRules.Check(Good with { Title = "", SourceUrl = "x" }, Now).Select(static problem => problem.Field));
}
