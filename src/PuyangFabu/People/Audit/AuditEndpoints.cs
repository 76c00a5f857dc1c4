using System.Globalization;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit.Anchoring;

namespace PuyangFabu.People.Audit;

/// <summary>The record over HTTP: read and verified, never changed.</summary>
public static class AuditEndpoints
{
    private const int DefaultLimit = 50;
    private const int LargestLimit = 500;

    public static void MapAuditApi(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("审计").Requires(Permission.ReadAudit);
        audit.MapGet("", ListAsync).WithName("audit.list").WithSummary("审计日志，新的在前");
        audit.MapGet("/verify", static async (AuditVerification verification, CancellationToken cancellation) => (Outcome<AuditVerdict>)await verification.RunAsync(cancellation))
            .WithName("audit.verify").WithSummary("检查审计日志是否被改动、删除或插入");
        api.MapPost("/audit/acknowledge", static (
                AcknowledgementInput input, AuditAcknowledgement acknowledgement, Actor actor, CancellationToken cancellation) => acknowledgement.RunAsync(input, actor, cancellation))
            .WithTags("审计").Requires(Permission.AcknowledgeAudit).RequiresSession()
            .WithName(AuditAcknowledgement.Action).WithSummary("确认一次矛盾，恢复锚定；确认本身永远留在审计日志里");
    }

    private static async Task<Outcome<ItemPage<AuditItem>>> ListAsync(AuditStore store, string? cursor, int? limit, CancellationToken cancellation)
    {
        var before = long.MaxValue;
        if (!string.IsNullOrEmpty(cursor) && (!long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before) || before <= 0))
        {
            return Refusal.BadInput("cursor", "不是上一页给出的 nextCursor");
        }

        if (limit is < 1 or > LargestLimit)
        {
            return Refusal.BadInput("limit", $"应在 1 到 {LargestLimit} 之间");
        }

        var rows = await store.BeforeAsync(before, limit ?? DefaultLimit, cancellation);
        return new ItemPage<AuditItem>(
            [.. rows.Select(AuditItem.Of)],
            rows.Count > 0 && rows[^1].Sequence > 1 ? rows[^1].Sequence.ToString(CultureInfo.InvariantCulture) : null);
    }
}
