using PuyangFabu.Publishing.Broadcasts.Drafting;

namespace PuyangFabu.Publishing.Broadcasts.Views;

/// <summary>To whom a broadcast goes; of a list only its length.</summary>
public sealed record AudienceView
{
    /// <summary>True or left out.</summary>
    public bool? All { get; init; }

    public long? TagId { get; init; }

    public long? OpenIdCount { get; init; }

    public static AudienceView Of(Broadcast broadcast) => new()
    {
        All = broadcast.Audience == AudienceKind.All ? true : null,
        TagId = broadcast.TagId,
        OpenIdCount = broadcast.Recipients,
    };
}
