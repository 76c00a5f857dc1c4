using PuyangFabu.People.Moves;
using PuyangFabu.Review;

namespace PuyangFabu.Publishing.Publications;

/// <summary>What a person found out about a publication whose result was unknown.</summary>
public sealed record PublicationResolveRequest : MoveRequest
{
    public const string Published = "published";
    public const string NotPublished = "notPublished";

    /// <summary><see cref="Published"/> or <see cref="NotPublished"/>.</summary>
    public string? Outcome { get; init; }
}
