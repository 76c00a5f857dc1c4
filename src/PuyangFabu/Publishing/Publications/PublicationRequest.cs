using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Publications;

/// <summary>A publication as a call hands it in.</summary>
public sealed record PublicationRequest
{
    /// <summary>1 to 8, each once, in the order of the post.</summary>
    public IReadOnlyList<long>? ArticleIds { get; init; }

    /// <summary>Turn links that WeChat does not open in an article into footnotes with the address in plain text; what is published, and not the article here, is changed.</summary>
    public bool? LinkFootnotes { get; init; }

    /// <summary>Slug; left out: the default account, and on a change the one that it has.</summary>
    public string? Account { get; init; }

    /// <summary>On a change: the revision that was read.</summary>
    public long? Revision { get; init; }
}

/// <summary>What a person found out about a publication whose result was unknown.</summary>
public sealed record PublicationResolveRequest : MoveRequest
{
    public const string Published = "published";
    public const string NotPublished = "notPublished";

    /// <summary><see cref="Published"/> or <see cref="NotPublished"/>.</summary>
    public string? Outcome { get; init; }
}
