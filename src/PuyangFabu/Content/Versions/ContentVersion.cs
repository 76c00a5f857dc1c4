using System.Text.Json;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Versions;

/// <summary>What a reply rule, a board, a directory entry … was at one of its revisions.</summary>
public sealed record ContentVersion
{
    /// <summary>One of <see cref="Foundation.Storage.ContentKind"/>.</summary>
    public required string Kind { get; init; }

    public required long EntityId { get; init; }

    public required long Revision { get; init; }

    /// <summary>What people call it by: the rule's name, the board's slug.</summary>
    public required string Name { get; init; }

    /// <summary>JSON, in the form in which the operators' calls take it.</summary>
    public required string Content { get; init; }

    /// <summary>True where the thing was deleted; the content is what it was last.</summary>
    public bool Deleted { get; init; }

    /// <summary>Who made it so; empty for what came with the product or was there before versions were kept.</summary>
    public string Author { get; init; } = "";

    public required long AtMs { get; init; }
}

/// <summary>A version as the operators' calls show it.</summary>
public sealed record VersionItem
{
    public required long Id { get; init; }

    public required long Revision { get; init; }

    public required string Name { get; init; }

    public required bool Deleted { get; init; }

    /// <summary>Empty for what came with the product.</summary>
    public required string Author { get; init; }

    public required DateTimeOffset At { get; init; }

    public required JsonElement Content { get; init; }

    public static VersionItem Of(ContentVersion version) => new()
    {
        Id = version.EntityId,
        Revision = version.Revision,
        Name = version.Name,
        Deleted = version.Deleted,
        Author = version.Author,
        At = UnixMilliseconds.ToChinaTime(version.AtMs),
        Content = ContentJson.Parse(version.Content),
    };
}
