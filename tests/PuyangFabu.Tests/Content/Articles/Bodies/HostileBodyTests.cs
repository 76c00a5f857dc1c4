using System.Diagnostics;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Intake;

namespace PuyangFabu.Tests.Content.Articles.Bodies;

public sealed class HostileBodyTests
{
    /// <summary>A second or two where nothing else runs; far more than a busy machine makes of it, less than what grows by the square takes.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);

    private const int Longest = ArticleInputRules.LongestBody;

    [Theory]
    [InlineData("<div></b>")]
    [InlineData("<div><!--</div>-->")]
    [InlineData("<div title='</div>'>")]
    [InlineData("<b><i><u>")]
    [InlineData("<svg><g>")]
    [InlineData("<table><div>")]
    [InlineData("<br>")]
    [InlineData("<x>y</x>")]
    [InlineData("<a href=x>y")]
    [InlineData("<h1>x</h1>")]
    [InlineData("<!>")]
    [InlineData("<dd>x")]
    [InlineData("</b>")]
    [InlineData("<b>x</p>")]
    public void A_million_characters_of_hostile_html_are_refused_at_once(string repeated) => Refused(ArticleBody.RawHtml, Repeat(repeated));

    [Theory]
    [InlineData("[")]
    [InlineData("[a](b)")]
    [InlineData("![a](")]
    [InlineData("[a]:\n")]
    [InlineData("www.")]
    [InlineData("www.a.b ")]
    [InlineData("http://a(")]
    [InlineData("a<?")]
    [InlineData("a<!A ")]
    [InlineData("a<![CDATA[")]
    [InlineData("*a **b ")]
    [InlineData("a\n=\n")]
    [InlineData("- a\n")]
    [InlineData("<div></b>\n\n")]
    public void A_million_characters_of_hostile_markdown_are_refused_at_once(string repeated) => Refused(ArticleBody.Markdown, Repeat(repeated));

    [Fact]
    public void Formatting_that_every_paragraph_opens_again_is_counted() =>
        Refused(ArticleBody.RawHtml, $"<p>{string.Concat(Enumerable.Range(0, 150).Select(static number => $"<b id={number}>"))}</p>{Repeat("<p>字</p>", 100_000)}");

    [Fact]
    public void A_tag_of_ten_thousand_attributes_is_refused() =>
        Refused(ArticleBody.RawHtml, $"<p {string.Concat(Enumerable.Range(0, 10_000).Select(static number => $"a{number} "))}>字");

    [Fact]
    public void A_long_link_referred_to_thousands_of_times_does_not_become_gigabytes() =>
        Refused(ArticleBody.Markdown, $"[a]: http://{new string('b', 100_000)}\n\n{Repeat("[a] ", 30_000)}");

    [Fact]
    public void What_is_only_called_an_end_closes_nothing() =>
        Assert.Throws<ArticleBodyException>(() => ArticleBody.Of(ArticleBody.RawHtml, Repeat("<div><!--</div>-->", 300 * 18)));

    [Fact]
    public void A_paste_from_an_editor_with_a_hundred_sections_in_each_other_is_taken()
    {
        var block = Repeat("<section style='a:b'><span>", 27 * 45) + "文字" + Repeat("</span></section>", 17 * 45);
        var body = ArticleBody.Of(ArticleBody.RawHtml, Repeat(block, 400_000));

        Assert.Contains("文字", body.Text, StringComparison.Ordinal);
        Assert.Contains("文字", ArticleBody.Of(ArticleBody.RawHtml, Repeat("<section>", 9 * 150) + "文字" + Repeat("</section>", 10 * 150)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Parsing_ends_when_the_caller_has_left() =>
        Assert.ThrowsAny<OperationCanceledException>(() => ArticleBody.Of(ArticleBody.RawHtml, "<p>字", new CancellationToken(canceled: true)));

    // Without the bounds each of these took from three seconds to minutes; refused, they take a few hundredths.
    private static void Refused(string format, string source)
    {
        var watch = Stopwatch.StartNew();
        Assert.Throws<ArticleBodyException>(() => ArticleBody.Of(format, source));
        Assert.True(watch.Elapsed < Hang, $"took {watch.Elapsed}");
    }

    private static string Repeat(string text, int length = Longest) => string.Concat(Enumerable.Repeat(text, length / text.Length));
}
