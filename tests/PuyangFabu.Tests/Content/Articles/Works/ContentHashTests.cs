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

    private static string Hash(Article article) => ContentHash.Of(article, "puyang-yaowen");
}
