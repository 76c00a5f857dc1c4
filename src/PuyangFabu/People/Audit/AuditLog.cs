using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Audit;

/// <summary>Writes the record (审计日志). What is done and its entry are one transaction: neither is there without the other.</summary>
public sealed class AuditLog(Database database, TimeProvider clock)
{
    /// <summary>A refusal may repeat what was sent; the record keeps for ever, so it keeps no more than shows what happened.</summary>
    private const int LongestComment = 500;
    private const int LongestName = 200;

    // The record is read by people too; it is never put into a page unescaped.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Adds an entry to the caller's transaction. Call it last: until the end of the transaction nobody else can add one.</summary>
    /// <exception cref="RepeatedSubmissionException">It is done by a form that had its effect already.</exception>
    public async Task RecordAsync(DbSession session, AuditEntry entry)
    {
        if (entry is { Refused: null, Actor: { OperatorId: { } operatorId, Submission: { } sent } })
        {
            await SubmissionStore.ClaimAsync(session, operatorId, sent, clock.NowMs());
        }

        await AuditStore.AppendAsync(session, RowOf(entry));
    }

    /// <summary>Adds an entry in a transaction of its own, for what changed nothing else: refusals, reading of protected things.</summary>
    public Task RecordAsync(AuditEntry entry, CancellationToken cancellation) =>
        database.WriteAsync(session => RecordAsync(session, entry), cancellation);

    /// <summary>Adds what somebody wanted to do and was not allowed to.</summary>
    public Task RecordRefusalAsync(Actor actor, string action, string targetId, Refusal refusal) => RecordAsync(
        new AuditEntry
        {
            Actor = actor,
            Action = action,
            Refused = refusal.Code,
            TargetKind = action.Split('.')[0],
            TargetId = targetId,
            Comment = FieldNames.Said(refusal),
        },
        CancellationToken.None);

    private AuditRow RowOf(AuditEntry entry) => new()
    {
        AtMs = clock.NowMs(),
        OperatorId = entry.Actor.OperatorId,
        OperatorName = Kept(entry.Actor.UserName.Length > 0 ? entry.Actor.UserName : entry.Actor.DisplayName, LongestName),
        Address = Kept(entry.Actor.Address, LongestName),
        Action = entry.Action,
        Refused = entry.Refused ?? "",
        TargetKind = entry.TargetKind,
        TargetId = Kept(entry.TargetId, LongestName),
        ContentHash = entry.ContentHash,
        BeforeJson = Written(entry.Before),
        AfterJson = Written(entry.After),
        Comment = Kept(entry.Comment, LongestComment),
    };

    private static string Kept(string text, int longest) => Kept(WholeCharacters.Prefix(text, longest));

    // PostgreSQL cannot keep U+0000, and a name that was only tried may hold it.
    private static string Kept(string text) => text.Replace("\0", "", StringComparison.Ordinal);

    private static string Written(object? state) => state is null ? "" : Kept(JsonSerializer.Serialize(state, state.GetType(), Json));
}
