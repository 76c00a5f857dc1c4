using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PuyangFabu.Content.Checks;

namespace PuyangFabu.Review;

/// <summary>What belongs to some kinds of events alone.</summary>
public sealed record EventDetails
{
    // Kept in a database; answers write it anew.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public bool Urgent { get; init; }

    /// <summary>There was no body, and who moved it said that it is meant so.</summary>
    public bool TitleOnly { get; init; }

    /// <summary>What must be confirmed after an urgent publication.</summary>
    public IReadOnlyList<string>? ConfirmAfterwards { get; init; }

    /// <summary>What was confirmed.</summary>
    public string? Item { get; init; }

    /// <summary>Names of the fields that an edit changed.</summary>
    public IReadOnlyList<string>? Changed { get; init; }

    /// <summary>The version that the edit started from.</summary>
    public long? FromVersion { get; init; }

    /// <summary>Stages whose approvals an edit voided.</summary>
    public IReadOnlyList<string>? Voided { get; init; }

    public string? Proofreader { get; init; }

    public string? SecrecyReviewer { get; init; }

    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>Class of the reason of a withdrawal.</summary>
    public string? Reason { get; init; }

    public string? PublicNote { get; init; }

    /// <summary>What the checks found, the gravest first.</summary>
    public IReadOnlyList<FindingNote>? Findings { get; init; }

    /// <summary>Findings that the last reviewer let stand.</summary>
    public IReadOnlyList<FindingNote>? Overruled { get; init; }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static EventDetails Read(string json) => json.Length == 0 ? new() : JsonSerializer.Deserialize<EventDetails>(json, Json)!;

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}

/// <summary>A finding as the history keeps it.</summary>
public sealed record FindingNote(string Id, string Severity, string Field, string Message, string Excerpt)
{
    /// <summary>Why it was let stand; null unless it was.</summary>
    public string? Reason { get; init; }

    public static FindingNote Of(TextFinding finding) => new(finding.Id, finding.Severity, finding.Field, finding.Message, finding.Excerpt);
}
