using PuyangFabu.Content.Articles.Bodies;

namespace PuyangFabu.Tests.Content.Articles.Bodies;

public sealed class ArticleBodyTests
{
    [Fact]
    public void A_link_to_a_mini_program_stays_one() => Assert.Equal(
        "<a href=\"https://example.com/\" data-miniprogram-appid=\"wx00000000000000aa\" data-miniprogram-path=\"pages/index\" rel=\"noopener nofollow\">办事</a>",
        ArticleBody.Of(ArticleBody.RawHtml, "<a href=\"https://example.com/\" data-miniprogram-appid=\"wx00000000000000aa\" data-miniprogram-path=\"pages/index\" data-other=\"x\">办事</a>").Html);

    [Theory]
    [InlineData("<script>alert(1)</script>好", "好")]
    [InlineData("<style>p{color:red}</style>好", "好")]
    [InlineData("<p onclick=\"x()\" style=\"color:red\" class=\"a\" id=\"b\">好</p>", "<p>好</p>")]
    [InlineData("<form action=\"/x\"><input name=\"a\"><button>提交</button>好</form>", "好")]
    [InlineData("<iframe src=\"https://example.com/\">x</iframe>好", "好")]
    [InlineData("<svg><script>alert(1)</script><text>x</text></svg>好", "好")]
    [InlineData("<math><mtext><img src=x onerror=alert(1)></mtext></math>好", "好")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></p></noscript>好", "好")]
    [InlineData("<template><p>x</p></template>好", "好")]
    [InlineData("<marquee>好</marquee>", "好")]
    [InlineData("<!-- 编者按 -->好", "好")]
    [InlineData("<a href=\"javascript:alert(1)\">好</a>", "好")]
    [InlineData("<a href=\"java&#10;script:alert(1)\">好</a>", "好")]
    [InlineData("<a href=\"data:text/html,x\">好</a>", "好")]
    [InlineData("<a href=\"//example.com/\">好</a>", "好")]
    [InlineData("<a href=\"/\\example.com/\">好</a>", "好")]
    [InlineData("<a href=\"/&#9;/example.com/\">好</a>", "好")]
    [InlineData("<a name=\"x\">好</a>", "好")]
    [InlineData("<img src=\"data:image/png;base64,AA\" alt=\"x\">好", "好")]
    [InlineData("<img src=\"/admin/x.png\">好", "好")]
    [InlineData("<img src=\"/uploads/../admin\">好", "好")]
    [InlineData("<img src=\"/uploads/%2E%2e/admin\">好", "好")]
    [InlineData("<img src=x onerror=alert(1)>好", "好")]
    [InlineData("<body onload=alert(1)><base href=\"https://evil.example/\">好</body>", "好")]
    [InlineData("<frameset><frame src=\"https://example.com/\"></frameset>好", "好")]
    public void What_is_not_on_the_list_goes_away_and_the_words_stay(string source, string expected) =>
        Assert.Equal(expected, Html(source));

    [Theory]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">")]
    [InlineData("<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">")]
    [InlineData("<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>")]
    [InlineData("<noscript><style></noscript><img src=x onerror=alert(1)></style>")]
    [InlineData("<table><script>alert(1)</script><tr><td onmouseover=alert(1)>x")]
    [InlineData("<img/src=\"x\"/onerror=alert(1)//><ScRiPt/x>alert(1)</sCrIpT >")]
    [InlineData("<p title=\"</p><script>alert(1)</script>\">x</p><a href=\" \u0001javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;:alert(1)\">x</a><a href=vbscript:x>x</a>")]
    [InlineData("<details open ontoggle=alert(1)><summary>x</summary></details><video><source onerror=alert(1)></video>")]
    [InlineData("<iframe srcdoc=\"<script>alert(1)</script>\"></iframe><object data=\"data:text/html,x\"></object><embed src=x>")]
    [InlineData("<plaintext><script>alert(1)</script>")]
    [InlineData("<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">")]
    [InlineData("<svg><animate xlink:href=#x attributeName=href values=javascript:alert(1) /><a id=x><text>x</text></a></svg>")]
    public void What_a_browser_would_mend_into_a_script_has_none_when_it_is_read_again(string source)
    {
        foreach (var html in new[] { Html(source), Html($"{source}字{source}"), ArticleBody.Of(ArticleBody.Markdown, $"字\n\n{source}\n\n字").Html })
        {
            var elements = new AngleSharp.Html.Parser.HtmlParser().ParseDocument($"<!DOCTYPE html><body><main>{html}</main>").Body!.QuerySelectorAll("main *");
            Assert.DoesNotContain(elements, static element =>
                element.LocalName is "script" or "style" or "svg" or "math" or "iframe" or "object" or "embed" or "form" or "base" or "plaintext" or "textarea" or "video" or "details"
                || element.Attributes.Any(static attribute => attribute.Name is not ("href" or "src" or "alt" or "title" or "rel" or "loading" or "colspan" or "rowspan" or "scope" or "start")
                    || (attribute.Name is "href" or "src" && attribute.Value.Contains("script:", StringComparison.OrdinalIgnoreCase))));
        }
    }

    [Theory]
    [InlineData("https://www.puyang.gov.cn/a?b=1&amp;c=2")]
    [InlineData("http://www.puyang.gov.cn/")]
    [InlineData("mailto:editor@example.com")]
    [InlineData("tel:12345")]
    [InlineData("/boards/zhuanti")]
    public void A_link_keeps_its_target_and_gives_nothing_away(string target) =>
        Assert.Equal(
            $"<a href=\"{target}\" rel=\"noopener nofollow\">看</a>",
            Html($"<a target=\"_blank\" rel=\"opener\" href=\"{target}\">看</a>"));

    [Theory]
    [InlineData("https://example.com/a.png")]
    [InlineData("/uploads/2016/06/a.png")]
    public void A_picture_is_loaded_when_it_comes_into_view_and_keeps_its_description(string source)
    {
        Assert.Equal(
            $"<img src=\"{source}\" alt=\"马颊河\" loading=\"lazy\">",
            Html($"<img onload=\"x()\" width=\"9999\" src=\"{source}\" alt=\"马颊河\">"));
        Assert.Equal($"<img src=\"{source}\" loading=\"lazy\" alt=\"\">", Html($"<img src=\"{source}\">"));
    }

    [Theory]
    [InlineData("# 一\n\n## 二", "<h2>一</h2>\n<h3>二</h3>\n")]
    [InlineData("### 三\n\n##### 五", "<h2>三</h2>\n<h4>五</h4>\n")]
    [InlineData("# 一\n\n###### 六", "<h2>一</h2>\n<h6>六</h6>\n")]
    [InlineData("## 二", "<h2>二</h2>\n")]
    public void Headings_begin_right_under_the_title_of_the_page(string markdown, string expected) =>
        Assert.Equal(expected, ArticleBody.Of(ArticleBody.Markdown, markdown).Html);

    [Fact]
    public void Markdown_becomes_a_page_with_tables_and_links()
    {
        var body = ArticleBody.Of(
            ArticleBody.Markdown,
            """
            # 办理

            第一行
            第二行，见 https://www.puyang.gov.cn/ 。

            | 项目 | 时间 |
            |---|:-:|
            | 甲 | 1 天 |

            > 引用

            1. 先
            2. 后<script>alert(1)</script>
            """);

        Assert.Equal(
            """
            <h2>办理</h2>
            <p>第一行
            第二行，见 <a href="https://www.puyang.gov.cn/" rel="noopener nofollow">https://www.puyang.gov.cn/</a> 。</p>
            <table>
            <thead>
            <tr>
            <th>项目</th>
            <th class="align-center">时间</th>
            </tr>
            </thead>
            <tbody>
            <tr>
            <td>甲</td>
            <td class="align-center">1 天</td>
            </tr>
            </tbody>
            </table>
            <blockquote>
            <p>引用</p>
            </blockquote>
            <ol>
            <li>先</li>
            <li>后</li>
            </ol>

            """,
            body.Html);
        Assert.Equal("办理\n第一行 第二行，见 https://www.puyang.gov.cn/ 。\n项目 时间\n甲 1 天\n引用\n先\n后", body.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n\t ")]
    public void No_words_make_an_empty_body(string source)
    {
        Assert.Equal(ArticleBody.Empty, ArticleBody.Of(ArticleBody.Markdown, source));
        Assert.Equal(ArticleBody.Empty, ArticleBody.Of(ArticleBody.RawHtml, source));
    }

    [Fact]
    public void The_short_way_for_plain_text_gives_what_the_long_way_gives()
    {
        var random = new Random(410900);
        string[] pieces = ["濮", "阳", "a", "1", ".", ")", "，", " ", "　", "\n", "\n\n", "\r\n", "\"", "'", "“", "😀", "(", "?", "/", "%", "\u2028", "\v", "\f", "\u0085", "{", "}"];
        var taken = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var source = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (PlainParagraphs.TryRender(source) is { } quick)
            {
                taken++;
                Assert.Equal(SafeHtml.From(MarkdownHtml.Render(source)), quick);
            }
        }

        Assert.True(taken > 2000, $"only {taken} of the texts were plain");
    }

    [Fact]
    public void Safe_html_stays_as_it_is_when_made_safe_again()
    {
        string[] sources =
        [
            "<h1>一</h1><p>甲 &lt;b&gt; &amp;amp; &nbsp;<a href=\"https://example.com/?a=1&amp;b=2\">乙</a></p><table><tr><td>丙</table>",
            "<p><b>甲<p>乙</b></p><ul><li>一<li>二</ul><img src=/uploads/x.png alt='\"<'>",
            "<pre>\n\n  甲</pre><blockquote><div>乙</div></blockquote>",
        ];
        foreach (var source in sources)
        {
            var once = SafeHtml.From(source);
            Assert.Equal(once, SafeHtml.From(once.Html));
        }
    }

    [Fact]
    public void Many_threads_may_make_bodies_at_once()
    {
        const string source = "<h3 onclick=x>标题</h3><p>甲<script>x</script><a href=\"https://example.com/\">乙</a><img src=\"/uploads/a.png\"></p>";
        var expected = SafeHtml.From(source);

        Parallel.For(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Assert.Equal(expected, SafeHtml.From(source)));
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<ul><li>")]
    [InlineData("<table><tr><td>")]
    public void Html_nested_without_end_is_refused(string element) =>
        Assert.Throws<ArticleBodyException>(() => SafeHtml.From(string.Concat(Enumerable.Repeat(element, 100_000))));

    [Fact]
    public void Formatting_left_open_over_many_paragraphs_is_refused() =>
        Assert.Throws<ArticleBodyException>(() => SafeHtml.From(
            string.Concat(Enumerable.Range(0, 150).Select(static number => $"<b title={number}>")) + string.Concat(Enumerable.Repeat("<p>字", 10_000))));

    [Fact]
    public void Markdown_nested_without_end_is_refused() =>
        Assert.Throws<ArticleBodyException>(() => ArticleBody.Of(ArticleBody.Markdown, new string('>', 10_000) + "字"));

    [Fact]
    public void A_long_ordinary_article_is_no_deep_nesting()
    {
        var source = string.Concat(Enumerable.Repeat("<h2>节</h2><p>甲<b>乙</b><br><ul><li>一<li>二</ul><table><tr><td>丙</table>", 2000));

        Assert.Equal(2000, SafeHtml.From(source).Html.Split("<h2>").Length - 1);
    }

    private static string Html(string source) => ArticleBody.Of(ArticleBody.RawHtml, source).Html;
}
