using System.Text.Json;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Audit;

/// <summary>One link of the chain as stored. Never changed; it leaves the database for a file of the archive alone.</summary>
public sealed record AuditRow
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Sequence { get; init; }

    public long AtMs { get; init; }

    public long? OperatorId { get; init; }

    public string OperatorName { get; init; } = "";

    public string Address { get; init; } = "";

    public string Action { get; init; } = "";

    public string Refused { get; init; } = "";

    public string TargetKind { get; init; } = "";

    public string TargetId { get; init; } = "";

    public string ContentHash { get; init; } = "";

    /// <summary>JSON, or empty.</summary>
    public string BeforeJson { get; init; } = "";

    /// <summary>JSON, or empty.</summary>
    public string AfterJson { get; init; } = "";

    public string Comment { get; init; } = "";

    /// <summary><see cref="Hash"/> of the row before; 64 zeros for the first.</summary>
    public string PreviousHash { get; init; } = "";

    /// <summary>See <see cref="AuditHash"/>.</summary>
    public string Hash { get; init; } = "";
}

/// <summary>The end of the chain: number and hash of its last row.</summary>
public sealed record AuditHead
{
    public long Sequence { get; init; }

    public string Hash { get; init; } = "";
}

/// <summary>The head and the last row at one moment; in a record that nobody touched they are the same.</summary>
public sealed record AuditEnd
{
    public long HeadSequence { get; init; }

    public string HeadHash { get; init; } = "";

    /// <summary>0 when there is no row.</summary>
    public long LastSequence { get; init; }
}

/// <summary>An entry of the record as programs read it.</summary>
public sealed record AuditItem
{
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public long? OperatorId { get; init; }

    public required string Operator { get; init; }

    public required string Address { get; init; }

    public required string Action { get; init; }

    /// <summary>Code of the refusal; null when it was done.</summary>
    public string? Refused { get; init; }

    public string? TargetKind { get; init; }

    public string? TargetId { get; init; }

    public string? ContentHash { get; init; }

    public JsonElement? Before { get; init; }

    public JsonElement? After { get; init; }

    public string? Comment { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }

    public static AuditItem Of(AuditRow row) => new()
    {
        Sequence = row.Sequence,
        At = UnixMilliseconds.ToChinaTime(row.AtMs),
        OperatorId = row.OperatorId,
        Operator = row.OperatorName,
        Address = row.Address,
        Action = row.Action,
        Refused = NullIfEmpty(row.Refused),
        TargetKind = NullIfEmpty(row.TargetKind),
        TargetId = NullIfEmpty(row.TargetId),
        ContentHash = NullIfEmpty(row.ContentHash),
        Before = Json(row.BeforeJson),
        After = Json(row.AfterJson),
        Comment = NullIfEmpty(row.Comment),
        PreviousHash = row.PreviousHash,
        Hash = row.Hash,
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    // What was tampered with must still be shown, not fail the page.
    private static JsonElement? Json(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }
}
