using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>All standard replies as an editor hands them in. Checked by <see cref="StandardTextRules"/>.</summary>
[EchoOf(typeof(StandardRepliesView))]
public sealed record StandardRepliesInput
{
    public string? Welcome { get; init; }

    public string? NothingFound { get; init; }

    public string? NothingMore { get; init; }

    public string? Received { get; init; }

    public string? Greeting { get; init; }

    /// <summary>May be left out: then the product's own stays.</summary>
    public string? HandedOver { get; init; }

    /// <inheritdoc cref="HandedOver"/>
    public string? OffDuty { get; init; }

    /// <inheritdoc cref="HandedOver"/>
    public string? Thanks { get; init; }

    /// <inheritdoc cref="HandedOver"/>
    public string? Rude { get; init; }

    /// <summary>May be left out: then nothing is added to answers to words of danger.</summary>
    public string? Danger { get; init; }

    /// <summary>The version that was read; saving on another one is refused. Left out: a new version follows whatever is the newest.</summary>
    public long? Revision { get; init; }

    /// <summary>The same as <see cref="Revision"/>, which counts where both are given.</summary>
    public long? Version { get; init; }

    /// <summary>Texts that are there, to be handed in anew.</summary>
    public static StandardRepliesInput Of(StandardTexts texts) => new()
    {
        Welcome = texts.Welcome,
        NothingFound = texts.NothingFound,
        NothingMore = texts.NothingMore,
        Received = texts.Received,
        Greeting = texts.Greeting,
        HandedOver = texts.HandedOver,
        OffDuty = texts.OffDuty,
        Thanks = texts.Thanks,
        Rude = texts.Rude,
        Danger = texts.Danger,
    };
}

/// <summary>Which version of the standard replies is submitted, approved or rejected.</summary>
public sealed record StandardRepliesDecisionInput
{
    /// <summary>The version that was read.</summary>
    public long? Version { get; init; }

    /// <summary>The same as <see cref="Version"/>, which counts where both are given.</summary>
    public long? Revision { get; init; }

    /// <summary>The hash of what was read; names a version as well as its number does.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Needed to reject.</summary>
    public string? Comment { get; init; }

    internal long? Named => Version ?? Revision;

    internal MoveRequest Move => new() { Revision = Named, ContentHash = ContentHash, Comment = Comment };
}
