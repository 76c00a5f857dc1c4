using System.Globalization;
using System.Text;
using PuyangFabu.Sandbox.Platform.Articles;
using PuyangFabu.Sandbox.Platform.Media;

namespace PuyangFabu.Sandbox.Platform.Archives;

/// <summary>Articles as accounts of ten years have them: one of each odd shape among twenty, the others ordinary. The same number is always the same article.</summary>
internal static class ArchiveShapes
{
    /// <summary>Its text has five megabytes; there is one, as there hardly are more.</summary>
    public const int Huge = 17;

    /// <summary>Its time is still to come, as a clock that ran ahead leaves one.</summary>
    public const int Early = 33;

    /// <summary>The one picture of all of them.</summary>
    public const string CoverId = "archive-cover";

    private const int Cycle = 20;
    private const int HugeBytes = 5 * 1024 * 1024;

    private static readonly string[] Topics =
    [
        "海绵城市系列", "便民提醒", "濮阳天气", "招聘信息", "文旅濮阳", "交通管制通告", "民生实事进展", "防汛通知", "教育动态", "医保问答",
    ];

    private static readonly string Picture = PictureAddress.Of(CoverId, "image/jpeg");

    /// <summary>How many articles a post has, in turn.</summary>
    private static readonly int[] PostSizes = [1, 1, 2, 1, 8, 1, 3, 1, 1, 1];

    public static int SizeOf(int post) => PostSizes[post % PostSizes.Length];

    /// <param name="number">From 0.</param>
    /// <param name="cover">Where a picture lies.</param>
    /// <param name="lostCover">Where none lies.</param>
    public static PlatformArticle Of(int number, string cover, string lostCover)
    {
        var plain = new PlatformArticle
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"{Topics[number % Topics.Length]}：第 {number} 期"),
            Author = "濮阳发布",
            Digest = string.Create(CultureInfo.InvariantCulture, $"这是第 {number} 期的摘要。"),
            Content = Ordinary(number),
            ThumbMediaId = CoverId,
            ThumbUrl = cover,
        };
        return number == Huge ? plain with { Content = Long(number) } : (number % Cycle) switch
        {
            0 => plain with { Kind = "newspic", Content = $"图片消息的文字，第 {number} 期。", Pictures = ["archive-1", "archive-2"] },
            1 => plain with { Content = """<p style="text-align:center"><iframe class="video_iframe rich_pages" data-src="https://v.qq.com/iframe/preview.html?vid=x0001"></iframe></p>""" },
            2 => plain with { Content = "<p><br></p>", Digest = "" },
            3 => plain with { ThumbMediaId = "", ThumbUrl = "" },
            4 => plain with { ThumbUrl = lostCover },
            5 => plain with { Title = $"【海绵城市】{new string('长', 48)}&amp;😀{number}" },
            6 => plain with { SourceUrl = "https://www.gov.cn/yaowen/", Author = "新华社" },
            7 => plain with { Content = Table(number) },
            8 => plain with { Content = Styled(number) },
            9 => plain with { Deleted = true },
            _ => plain,
        };
    }

    private static string Ordinary(int number) =>
        $"""<section style="margin:0 8px"><p><span style="font-size:16px;color:rgb(63,63,63)">正文第 {number} 期：市民可在濮阳市政务服务大厅办理。</span></p><p><img class="rich_pages wxw-img" data-src="{Picture}" data-ratio="0.66" data-type="jpeg" data-w="900"></p><p>编号<strong>PY{number}</strong>。</p></section>""";

    private static string Table(int number) =>
        $"""<table><tbody><tr><td>路段</td><td>时间</td></tr><tr><td>大庆路 {number} 号</td><td>8:00—18:00</td></tr></tbody></table>""";

    private static string Styled(int number) =>
        $"""<section powered-by="xiumi.us"><section style="display:inline-block;background-color:#fee;width:100%"><section style="transform:rotate(2deg)"><p style="text-align:center;font-family:PingFangSC">排版第 {number} 期</p></section></section></section><mp-common-profile data-id="x"></mp-common-profile><script>alert(1)</script>""";

    private static string Long(int number)
    {
        var text = new StringBuilder(HugeBytes);
        for (var line = 0; text.Length * 3 < HugeBytes; line++)
        {
            text.Append("<p>").Append(CultureInfo.InvariantCulture, $"第 {number} 期第 {line} 段：很长很长的一篇政策解读，没有人会读完它。").Append("</p>");
        }

        return text.ToString();
    }
}
