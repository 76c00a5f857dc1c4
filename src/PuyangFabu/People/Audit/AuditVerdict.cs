using System.Text.Json.Serialization;

namespace PuyangFabu.People.Audit;

/// <summary>What checking the record came to.</summary>
public sealed record AuditVerdict
{
    /// <summary>Nothing is wrong, and nothing ever was.</summary>
    public bool Valid => FirstBroken is null;

    /// <summary>Entries checked before the first that is wrong.</summary>
    public required long Count { get; init; }

    /// <summary>
    /// Number of the first entry that was changed, removed or inserted, or whose anchor contradicts; where a contradiction was
    /// acknowledged and nothing else is wrong, that of the entry that says so; null when all is whole.
    /// </summary>
    public long? FirstBroken { get; init; }

    /// <summary>What is wrong there, in Chinese.</summary>
    public string? Reason { get; init; }

    /// <summary>What explains itself but should be known: restores, acknowledged contradictions; null when there is nothing.</summary>
    public IReadOnlyList<string>? Notices { get; init; }

    /// <summary>Something is wrong that nobody has acknowledged.</summary>
    [JsonIgnore]
    public bool Open { get; init; }

    /// <summary>The first few of all that is wrong.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Names exactly what is wrong that nobody has acknowledged, for whoever does; null when there is nothing.</summary>
    public string? Contradiction => Open ? Digest : null;

    /// <summary>Another one for other problems.</summary>
    [JsonIgnore]
    public string Digest { get; init; } = "";

    /// <summary>The <see cref="Digest"/> of a later verification, should this be acknowledged and nothing else happen; see <see cref="AuditAnchorHead.Accepted"/>.</summary>
    [JsonIgnore]
    public string LastingDigest { get; init; } = "";

    /// <summary><see cref="AuditAnchorHead.Acknowledged"/> when the verification began.</summary>
    [JsonIgnore]
    public long Acknowledged { get; init; }
}
