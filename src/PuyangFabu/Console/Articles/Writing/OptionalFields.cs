using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Console.Articles.Writing;

/// <summary>Fields that a text can do without: one that cannot be saved must not keep the rest of it in the browser.</summary>
internal static class OptionalFields
{
    /// <param name="before">What is saved of the text.</param>
    /// <param name="problems">Why it cannot be saved as it was typed.</param>
    /// <returns>The text with those fields as they are saved; null when it is not these alone.</returns>
    public static ArticleFormValues? Without(ArticleFormValues typed, ArticleFormValues before, IReadOnlyList<FieldProblem> problems)
    {
        var rest = problems.Count > 0 ? typed : null;
        foreach (var problem in problems)
        {
            rest = rest is null ? null : problem.Field.Split('[')[0] switch
            {
                "subtitle" => rest with { Subtitle = before.Subtitle },
                "digest" => rest with { Digest = before.Digest, GivenDigest = before.GivenDigest },
                "source" => rest with { Source = before.Source },
                "sourceUrl" => rest with { SourceUrl = before.SourceUrl },
                "author" => rest with { Author = before.Author },
                "editor" => rest with { Editor = before.Editor },
                "originalTitle" => rest with { OriginalTitle = before.OriginalTitle },
                "originalAuthor" => rest with { OriginalAuthor = before.OriginalAuthor },
                "keywords" => rest with { Keywords = before.Keywords },
                "coverAlt" => rest with { CoverAlt = before.CoverAlt },
                "correction" => rest with { Correction = before.Correction },
                "note" => rest with { Note = "" },
                _ => null,
            };
        }

        return rest;
    }
}
