using System.Text.Json.Serialization;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>A version of the standard replies as the operators' calls show it.</summary>
public sealed record StandardRepliesView
{
    public required string Welcome { get; init; }

    public required string NothingFound { get; init; }

    public required string NothingMore { get; init; }

    public required string Received { get; init; }

    public required string Greeting { get; init; }

    public required string HandedOver { get; init; }

    public required string OffDuty { get; init; }

    public required string Thanks { get; init; }

    public required string Rude { get; init; }

    public required string Danger { get; init; }

    /// <summary>The same as <see cref="Version"/>: every saving is a version.</summary>
    public required long Revision { get; init; }

    /// <summary>0 for the texts that came with the product.</summary>
    public required long Version { get; init; }

    /// <summary>One of <see cref="StandardRepliesState"/>.</summary>
    public required string Status { get; init; }

    /// <summary>What an approval names, see <see cref="StandardRepliesVersion.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Empty for the texts that came with the product.</summary>
    public required string Author { get; init; }

    /// <summary>Null for the texts that came with the product.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Comment { get; init; }

    [JsonIgnore]
    public StandardTexts Texts => new()
    {
        Welcome = Welcome,
        NothingFound = NothingFound,
        NothingMore = NothingMore,
        Received = Received,
        Greeting = Greeting,
        HandedOver = HandedOver,
        OffDuty = OffDuty,
        Thanks = Thanks,
        Rude = Rude,
        Danger = Danger,
    };

    public static StandardRepliesView Of(StandardRepliesVersion version)
    {
        var texts = version.Texts;
        return new()
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
            Revision = version.Version,
            Version = version.Version,
            Status = version.Status,
            ContentHash = version.ContentHash,
            Author = version.Author,
            CreatedAt = version.CreatedMs > 0 ? UnixMilliseconds.ToChinaTime(version.CreatedMs) : null,
            DecidedBy = version.DecidedBy.Length > 0 ? version.DecidedBy : null,
            DecidedAt = version.DecidedMs is { } decided ? UnixMilliseconds.ToChinaTime(decided) : null,
            Comment = version.Comment.Length > 0 ? version.Comment : null,
        };
    }
}
