using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;

namespace PuyangFabu.Tests.Content.Articles.Works;

public sealed class ContentHashTests
{
    private static readonly Article Sample = new()
    {
        BoardId = 1,
        Title = "标题",
        Digest = "摘要",
        BodyHtml = "<p>正文</p>",
        CoverUrl = "https://example.com/a.png",
        Author = "甲",
        Editor = "乙",
        Source = "濮阳日报",
        SourceUrl = "https://example.com/",
        Keywords = "一\n二",
        Status = ArticleStatus.Published,
    };

    [Fact]
    public void Whatever_a_reader_sees_changes_the_hash()
    {
        string[] hashes =
        [
            Hash(Sample),
            ContentHash.Of(Sample, "zhuanti"),
            Hash(Sample with { Title = "标题 " }),
            Hash(Sample with { Digest = "" }),
            Hash(Sample with { BodyHtml = "<p>正文。</p>" }),
            Hash(Sample with { CoverUrl = "" }),
            Hash(Sample with { Author = "" }),
            Hash(Sample with { Editor = "丙" }),
            Hash(Sample with { Source = "" }),
            Hash(Sample with { SourceUrl = "" }),
            Hash(Sample with { Keywords = "一二" }),
            Hash(Sample with { Sample = true }),
            Hash(Sample with { CoverCropWide = "0_0_1_0.5" }),
            Hash(Sample with { CoverCropSquare = "0_0_1_0.5" }),
            Hash(Sample with { CoverAlt = "黄河大堤" }),
            Hash(Sample with { Attachments = "a.pdf\t9\t名单" }),
            Hash(Sample with { Attachments = "b.pdf\t9\t名单" }),
            Hash(Sample with { CoverCropSquare = "0_0_1_0.5", Corrections = "5\t更正" }),
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.All(hashes, static hash => Assert.Matches("^[0-9a-f]{64}$", hash));
    }

    [Fact]
    public void What_a_reader_does_not_see_leaves_the_hash_alone() => Assert.Equal(
        Hash(Sample),
        Hash(Sample with { Id = 9, BoardId = 2, ExternalId = "x", Status = ArticleStatus.Withdrawn, PublishedMs = 5, Revision = 7, BodySource = "正文" }));

    [Fact]
    public void Words_moved_from_one_part_to_the_next_change_the_hash() =>
        Assert.NotEqual(Hash(Sample with { Author = "甲乙", Editor = "" }), Hash(Sample with { Author = "甲", Editor = "乙" }));

    /// <summary>Approvals in databases name these: written here once, computed by hand from the lengths and the bytes.</summary>
    [Fact]
    public void Hashes_stay_what_they_were()
    {
        Assert.Equal("c736e739f2c3c9da46bbcd9acfd9b9df8ec86beeb7a6c387d01e3d3d44ed8f96", Hash(Sample));
        Assert.Equal(
            "a135fc8e9f86437c7e5b88db53148ecafc16421dee9ca690782d786dbc99d176",
            ContentHash.Of(
                Sample with
                {
                    Subtitle = "副题",
                    OriginalTitle = "原题",
                    OriginalAuthor = "原作者",
                    Kind = "要闻",
                    Validity = ArticleValidity.Amended,
                    AiAssisted = true,
                    Sample = true,
                    Corrections = "5\t更正一\n\t更正二",
                },
                "puyang-yaowen\nzhuanti\ntoutiao"));
    }

    private static string Hash(Article article) => ContentHash.Of(article, "puyang-yaowen");
}
