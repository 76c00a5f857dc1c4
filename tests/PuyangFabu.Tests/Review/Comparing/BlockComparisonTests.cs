using System.Diagnostics;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Review.Comparing;

namespace PuyangFabu.Tests.Review.Comparing;

public sealed class BlockComparisonTests
{
    [Fact]
    public void An_article_is_taken_apart_as_people_read_it() => Assert.Equal(
        [
            new ReadBlock(ReadBlockKind.Heading, "防汛提醒"),
            new(ReadBlockKind.Paragraph, "请看办事指南（https://zwfw.example/a），电话 0393-110。"),
            new(ReadBlockKind.Paragraph, "第二行"),
            new(ReadBlockKind.ListItem, "带伞"),
            new(ReadBlockKind.ListItem, "早归"),
            new(ReadBlockKind.TableRow, "县区 │ 雨量"),
            new(ReadBlockKind.TableRow, "清丰 │ 30 毫米 ［图片：云图］"),
            new(ReadBlockKind.Picture, "黄河大堤", "/uploads/a.jpg"),
        ],
        BodyReading.Of(
            """
            <h2>防汛<b>提醒</b></h2><p>请看<a href="https://zwfw.example/a">办事指南</a>，电话 <span>0393-110</span>。<br>第二行</p>
            <ul><li><p>带伞</p></li><li>早归</li></ul>
            <table><tbody><tr><th>县区</th><th>雨量</th></tr><tr><td>清丰</td><td>30 毫米 <img src="/uploads/b.jpg" alt="云图"></td></tr></tbody></table>
            <p><img src="/uploads/a.jpg" alt="黄河大堤"></p>
            """));

    [Fact]
    public void A_changed_paragraph_shows_its_words_and_a_number_changes_as_a_whole()
    {
        var blocks = Between("<p>开头。</p><p>咨询电话 10381234567。请相互转告，今天停水。</p>", "<p>开头。</p><p>咨询电话 13812345678。请相互转告，明天停水。</p>");

        Assert.Equal([BlockChange.Same, BlockChange.Changed], blocks.Select(static block => block.Change));
        Assert.Equal(
            [
                new TextPiece(PieceKind.Same, "咨询电话 "), new(PieceKind.Removed, "10381234567"), new(PieceKind.Added, "13812345678"), new(PieceKind.Same, "。请相互转告，"),
                new(PieceKind.Removed, "今"), new(PieceKind.Added, "明"), new(PieceKind.Same, "天停水。"),
            ],
            Merged(blocks[1].Pieces));
    }

    [Fact]
    public void What_only_looks_otherwise_is_the_same() =>
        Assert.All(Between("<p>一段<b>话</b></p>", "<p style=\"text-align: center\">一段话</p>"), static block => Assert.Equal(BlockChange.Same, block.Change));

    [Fact]
    public void Another_picture_is_another_even_with_the_same_words_and_a_link_that_leads_elsewhere_is_changed()
    {
        Assert.Equal(
            [(BlockChange.Removed, "/uploads/a.jpg"), (BlockChange.Added, "/uploads/b.jpg")],
            Between("<img src=\"/uploads/a.jpg\" alt=\"图\">", "<img src=\"/uploads/b.jpg\" alt=\"图\">").Select(static block => (block.Change, block.Address)));
        var link = Assert.Single(Between("<p>见<a href=\"https://a.example\">指南</a></p>", "<p>见<a href=\"https://b.example\">指南</a></p>"));
        Assert.Contains(new TextPiece(PieceKind.Added, "https://b.example"), link.Pieces);
    }

    [Fact]
    public void What_came_and_what_went_keeps_its_place() => Assert.Equal(
        [(BlockChange.Same, "甲段落的话。"), (BlockChange.Removed, "要删去的一段。"), (BlockChange.Same, "丙段落的话。"), (BlockChange.Added, "新写的另外内容")],
        Between("<p>甲段落的话。</p><p>要删去的一段。</p><p>丙段落的话。</p>", "<p>甲段落的话。</p><p>丙段落的话。</p><p>新写的另外内容</p>")
            .Select(static block => (block.Change, Assert.Single(block.Pieces).Text)));

    [Fact]
    public void Long_articles_with_nothing_in_common_are_compared_in_time()
    {
        var watch = Stopwatch.StartNew();
        Assert.Equal(6000, Between(Paragraphs('甲'), Paragraphs('乙')).Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");

        static string Paragraphs(char word) => string.Concat(Enumerable.Range(0, 3000).Select(number => $"<p>{new string((char)(word + number), 100)}</p>"));
    }

    private static IReadOnlyList<ChangedBlock> Between(string old, string current) => BlockComparison.Between(BodyReading.Of(old), BodyReading.Of(current));

    // How what stayed falls into pieces says nothing.
    private static List<TextPiece> Merged(IReadOnlyList<TextPiece> pieces) => pieces.Aggregate(new List<TextPiece>(), static (merged, piece) =>
    {
        if (merged.Count > 0 && merged[^1].Kind == piece.Kind)
        {
            merged[^1] = merged[^1] with { Text = merged[^1].Text + piece.Text };
        }
        else
        {
            merged.Add(piece);
        }

        return merged;
    });
}
