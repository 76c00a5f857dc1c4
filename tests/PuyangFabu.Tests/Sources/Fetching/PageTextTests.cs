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

    [Theory]
    [InlineData("iso-8859-1", "")]
    [InlineData("ISO-8859-1", "<?xml version=\"1.0\" encoding=\"utf-8\"?>")]
    [InlineData(null, "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>")]
    [InlineData("windows-1252", "")]
    public void Western_pages_are_read_as_browsers_read_them(string? header, string before) =>
        Assert.Equal(before + "café – été", PageText.Of(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(before + "café – été"), header));

    [Theory]
    [InlineData("")]
    [InlineData("<meta charset=gb2312>")]
    public void A_server_that_takes_every_page_for_Western_is_not_believed(string before) =>
        Assert.Equal(before + Words, PageText.Of(CodePagesEncodingProvider.Instance.GetEncoding("gbk")!.GetBytes(before + Words), "ISO-8859-1"));

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
