using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Content.Checks;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.Articles.Checking;

/// <summary>Tries the checks before publishing on a text while it is written.</summary>
public static class ArticleCheckEndpoints
{
    public static void MapArticleCheckApi(this IEndpointRouteBuilder api) => api.MapPost("/checks", CheckAsync)
        .WithTags("稿件").WithName("article.check").WithSummary("检查一段文字，不保存：个人信息、日期、词表、微信限制、链接")
        .Requires(Permission.WriteArticles);

    private static async Task<Outcome<ArticleCheckResult>> CheckAsync(
        ArticleCheckInput written, Preflight preflight, BodyTurns turns, ArticleIntake intake, CancellationToken cancellation)
    {
        var taken = await intake.ReadAsync(InputOf(written), cancellation);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var input = written with { Body = taken.Value.Input.Body, Html = taken.Value.Input.Html, CoverUrl = taken.Value.Input.CoverUrl };
        var (field, source) = input.Html.Length > 0 ? ("html", input.Html) : ("body", input.Body);
        if (input.Body.Length > 0 && input.Html.Length > 0)
        {
            return Refusal.BadInput("body", "和 html 只能填一个");
        }

        if (source.Length > ArticleInputRules.LongestBody)
        {
            return Refusal.BadInput(field, $"太长（{source.Length} 个字符，最多 {ArticleInputRules.LongestBody} 个）");
        }

        if (LongestOther(input) > ArticleInputRules.LongestUrl)
        {
            return Refusal.BadInput("title", $"或正文以外的某一栏太长（最多 {ArticleInputRules.LongestUrl} 个字符）");
        }

        try
        {
            var format = field == "html" ? ArticleBody.RawHtml : ArticleBody.Markdown;
            var body = await turns.RunAsync(source.Length, () => ArticleBody.Of(format, source, input.SourceUrl, cancellation), cancellation);
            return new ArticleCheckResult(await preflight.CheckWithLinksAsync(TextOf(input, body), cancellation));
        }
        catch (ArticleBodyException problem)
        {
            return Refusal.BadInput(field, problem.Message);
        }
    }

    // Pictures that stand in the text would be uploads; nothing is stored here.
    private static ArticleInput InputOf(ArticleCheckInput input) => new()
    {
        Board = "",
        Title = "",
        Body = input.Body,
        Html = input.Html,
        CoverUrl = input.CoverUrl,
        SourceUrl = input.SourceUrl,
    };

    private static int LongestOther(ArticleCheckInput input) => new[]
    {
        input.Title, input.Subtitle, input.Digest, input.CoverUrl, input.Author, input.Source, input.SourceUrl, input.OriginalTitle, input.OriginalAuthor,
    }.Max(static text => text.Length);

    private static CheckedText TextOf(ArticleCheckInput input, ArticleBody body) => new()
    {
        Title = input.Title,
        Subtitle = input.Subtitle,
        Digest = input.Digest,
        BodyHtml = body.Html,
        BodyText = body.Text,
        Lost = body.Lost,
        CoverUrl = input.CoverUrl,
        Author = input.Author,
        Source = input.Source,
        SourceUrl = input.SourceUrl,
        OriginalTitle = input.OriginalTitle,
        OriginalAuthor = input.OriginalAuthor,
        Reprint = input.Reprint,
        PublishedMs = input.PublishedAt?.ToUnixTimeMilliseconds(),
    };
}
