namespace PuyangFabu.Content.Articles.Works;

/// <summary>How articles came in, or came to another face, without an edit of an operator: what their histories say of it.</summary>
/// <param name="Name">Who or what brought it; empty for an import.</param>
/// <param name="Note">Why there is a version; empty where there is nothing to add.</param>
public sealed record Arrival(string Name, string Note = "")
{
    /// <summary>One of <see cref="ArticleEventKind"/>.</summary>
    public string Action { get; init; } = ArticleEventKind.Import;

    /// <summary>Who asked for it; null for the product itself and the command line. It makes nobody the writer.</summary>
    public long? OperatorId { get; init; }

    public string Address { get; init; } = "";

    /// <summary>An import from a file.</summary>
    public static Arrival Import { get; } = new("");
}
