using System.Text.Json;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Versions;

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
