using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Review.Editing;

namespace PuyangFabu.Review.Comparing;

/// <summary>Two versions of an article side by side.</summary>
public sealed record VersionComparison
{
    public required long From { get; init; }

    public required long To { get; init; }

    /// <summary>The fields that differ, without the texts.</summary>
    public required IReadOnlyList<FieldChange> Fields { get; init; }

    /// <summary>The body as its author wrote it, with what went and what came.</summary>
    public required IReadOnlyList<TextPiece> Text { get; init; }

    /// <summary>The body as people read it, block by block; empty when nothing of it changed.</summary>
    public required IReadOnlyList<ChangedBlock> Blocks { get; init; }

    public static VersionComparison Of(ArticleVersion from, ArticleVersion to)
    {
        var (old, current) = (from.Read(), to.Read());
        return new()
        {
            From = from.Number,
            To = to.Number,
            Fields =
            [
                .. from pair in DocumentChanges.Pairs(old, current)
                   where pair.Old != pair.New && pair.Name is not ("body" or "bodyHtml")
                   select new FieldChange(pair.Name, pair.Old, pair.New),
            ],
            Text = TextComparison.Between(old.BodySource, current.BodySource),
            Blocks = old.BodyHtml == current.BodyHtml ? [] : BlockComparison.Between(BodyReading.Of(old.BodyHtml), BodyReading.Of(current.BodyHtml)),
        };
    }
}

/// <summary>A field that two versions differ in.</summary>
/// <param name="Field">As calls name it.</param>
public sealed record FieldChange(string Field, string Old, string New);

/// <summary>A run of text that stayed, went or came.</summary>
public sealed record TextPiece(PieceKind Kind, string Text);

/// <summary>What became of a piece of text.</summary>
public enum PieceKind
{
    Same,
    Removed,
    Added,
}
