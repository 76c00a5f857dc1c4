using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.Articles.Intake;

/// <summary>Makes of what was copied from Word, WPS or another account's page what may stand in an article, by the rules of bodies, and says what went.</summary>
public sealed class PasteCleaning(ArticleIntake intake, BodyTurns turns)
{
    private static readonly string[] StyleSigns = ["font-family", "font-size", "color:", "background", "<font"];

    /// <param name="actor">Who hands in the pictures that stand in it.</param>
    /// <param name="sourceUrl">The page that it comes from; empty when nobody said.</param>
    public async Task<Outcome<PastedText>> CleanAsync(Actor actor, string html, string sourceUrl, CancellationToken cancellation)
    {
        var taken = await intake.ReadAsync(new ArticleInput { Board = "", Title = "", Html = html, SourceUrl = sourceUrl }, cancellation);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var source = taken.Value.Input.Html;
        if (source.Length > ArticleInputRules.LongestBody)
        {
            return Refusal.BadInput("html", $"太长（{source.Length} 个字符，最多 {ArticleInputRules.LongestBody} 个）");
        }

        try
        {
            var body = await turns.RunAsync(source.Length, () => ArticleBody.Of(ArticleBody.RawHtml, source, sourceUrl, cancellation), cancellation);
            var shown = new ArticleDocument { BoardId = 0, Title = "", BodyHtml = body.Html };
            if (await intake.KeepPicturesAsync(actor, taken.Value, shown, cancellation) is { } refusal)
            {
                return refusal;
            }

            return new PastedText(body.Html, [.. body.Lost.Select(static lost => lost.ToString()), .. taken.Value.Warnings, .. StyleLoss(source)]);
        }
        catch (ArticleBodyException problem)
        {
            return Refusal.BadInput("html", problem.Message);
        }
    }

    private static IEnumerable<string> StyleLoss(string source) =>
        StyleSigns.Any(sign => source.Contains(sign, StringComparison.OrdinalIgnoreCase))
            ? ["字体、字号、颜色和底色（读者的页面用统一的样子）"]
            : [];
}

/// <summary>What is left of a paste.</summary>
/// <param name="Html">Sanitised.</param>
/// <param name="Lost">What went, in Chinese.</param>
public sealed record PastedText(string Html, IReadOnlyList<string> Lost);
