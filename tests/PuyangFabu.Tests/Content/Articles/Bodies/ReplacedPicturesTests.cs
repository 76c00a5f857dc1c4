using PuyangFabu.Content.Articles.Bodies;

namespace PuyangFabu.Tests.Content.Articles.Bodies;

/// <summary>Pictures of a text that get other addresses.</summary>
public sealed class ReplacedPicturesTests
{
    private const string Old = "https://mmbiz.qpic.cn/a/640?wx_fmt=png&from=appmsg";
    private const string Upload = "/uploads/00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff.png";

    private static readonly Dictionary<string, string> Replacements = new(StringComparer.Ordinal) { [Old] = Upload };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("<img src='https://mmbiz.qpic.cn/a/640?wx_fmt=png&amp;from=appmsg'>")]
    [InlineData("<img data-src='https://mmbiz.qpic.cn/a/640?wx_fmt=png&from=appmsg' data-ratio='0.6' src='data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='>")]
    [InlineData("<img src='/static/grey.gif' data-backsrc='https://mmbiz.qpic.cn/a/640?wx_fmt=png&amp;from=appmsg' srcset='https://mmbiz.qpic.cn/a/0.png 2x'>")]
    [InlineData("<picture><source srcset='https://mmbiz.qpic.cn/a/0.webp'><img src='https://mmbiz.qpic.cn/a/640?wx_fmt=png&amp;from=appmsg'></picture>")]
    public void However_a_picture_was_written_it_has_the_new_address_alone(string html)
    {
        var body = ArticleBody.Of(ArticleBody.RawHtml, ReplacedPictures.In($"<p>{html}</p>", "", Replacements, Cancelled), Cancelled);

        Assert.Contains($"src=\"{Upload}\"", body.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("qpic", body.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void All_else_stays_as_it_was_written()
    {
        const string html = """<section data-tool="x"><p>正文&amp;<a href="https://www.gov.cn/">网址</a><img alt="第一张" src="https://img.example/b.png"></p><iframe data-src="https://v.qq.com/x"></iframe></section>""";

        Assert.Equal(html, ReplacedPictures.In(html, "", Replacements, Cancelled));
        Assert.Equal(
            $"""<p><img alt="说明" src="{Upload}"></p>""",
            ReplacedPictures.In($"<p><img alt=\"说明\" class=\"rich_pages\" data-src=\"{Old}\"></p>", "", Replacements, Cancelled));
    }

    [Fact]
    public void One_that_could_not_be_had_is_no_picture_any_more_and_is_named()
    {
        var lost = new Dictionary<string, string>(StringComparer.Ordinal) { [Old] = LostPicture.Address("image", LostPicture.NotFetched) };

        var body = ArticleBody.Of(ArticleBody.RawHtml, ReplacedPictures.In($"<p>正文<img data-src=\"{Old}\"></p>", "", lost, Cancelled), Cancelled);

        Assert.Equal("<p>正文</p>", body.Html);
        var told = Assert.Single(body.Lost);
        Assert.Equal(("图片没有保留：在微信上，没有取到", ""), (told.Message, told.Address));
    }
}
