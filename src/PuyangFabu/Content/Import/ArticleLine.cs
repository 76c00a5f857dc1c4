using PuyangFabu.Content.Articles.Intake;

namespace PuyangFabu.Content.Import;

/// <summary>What a line of an import says: an input, or the reasons why it is none.</summary>
internal sealed record ArticleLine
{
    public ArticleInput? Input { get; init; }

    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Names of fields that nobody knows; they are left out.</summary>
    public IReadOnlyList<string> UnknownFields { get; init; } = [];
}
