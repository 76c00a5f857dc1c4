using System.Text;
using PuyangFabu.Sources.Fetching;

namespace PuyangFabu.Tests.Sources.Fetching;

/// <summary>The characters of a page are told by its bytes before what it says of itself.</summary>
public sealed class PageTextTests
{
    private const string Words = "濮阳市人民政府公告";

    [Theory]
    [InlineData("utf-8", "utf-8", "")]
    [InlineData("utf-8", "gb2312", "")]
    [InlineData("utf-8", null, "<meta charset=gbk>")]
    [InlineData("gbk", "gb2312", "")]
    [InlineData("gbk", "GBK", "")]
    [InlineData("gbk", null, "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">")]
    [InlineData("gbk", null, "")]
    [InlineData("gbk", "utf-8", "<meta charset=\"utf-8\">")]
    [InlineData("gb18030", null, "<?xml version=\"1.0\" encoding=\"GB18030\"?>")]
    [InlineData("big5", null, "<meta charset=\"big5\">")]
    public void It_is_read_as_it_was_written(string written, string? header, string before)
    {
        var words = written == "big5" ? "政府公告" : Words;
        var encoding = written == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(written)!;

        Assert.Equal(before + words, PageText.Of(encoding.GetBytes(before + words), header));
    }

    [Fact]
    public void A_mark_at_its_beginning_is_no_part_of_it()
    {
        Assert.Equal(Words, PageText.Of([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Words)], null));
        Assert.Equal(Words, PageText.Of([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Words)], "gbk"));
    }

    [Fact]
    public void One_wrong_character_costs_that_one_alone()
    {
        byte[] bytes = [.. CodePagesEncodingProvider.Instance.GetEncoding("gbk")!.GetBytes(Words), 0xFF, (byte)'a'];
        Assert.StartsWith(Words, PageText.Of(bytes, "gb2312"), StringComparison.Ordinal);
    }
}
