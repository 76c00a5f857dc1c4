using System.Text.Json.Serialization;

namespace PuyangFabu.People.Moves;

/// <summary>What may come with any move; all of it may be left out.</summary>
public record MoveRequest
{
    /// <summary>Of most comments, in UTF-16 units.</summary>
    public const int LongestComment = 500;

    /// <summary>The revision that the person saw; another one refuses the move.</summary>
    public long? Revision { get; init; }

    /// <summary>Hash of the content that the person read; another one refuses the move. An empty one counts as left out.</summary>
    public string? ContentHash { get; init; }

    public string? Comment { get; init; }

    /// <summary>The comment as it is kept; empty when there is none.</summary>
    [JsonIgnore]
    public string Trimmed => Comment?.Trim() ?? "";

    /// <summary>Whether the person read something else than the content with this hash.</summary>
    public bool NamesOtherThan(string contentHash) =>
        !string.IsNullOrEmpty(ContentHash) && !ContentHash.Equals(contentHash, StringComparison.OrdinalIgnoreCase);
}
