namespace PuyangFabu.Publications;

/// <summary>A publication as a call hands it in.</summary>
public sealed record PublicationRequest
{
    /// <summary>1 to 8, each once, in the order of the post.</summary>
    public IReadOnlyList<long>? ArticleIds { get; init; }

    /// <summary>Slug; the default account when left out.</summary>
    public string? Account { get; init; }
}
