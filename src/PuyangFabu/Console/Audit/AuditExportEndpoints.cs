using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Console.Audit;

/// <summary>The whole record as a file: the same that the command line writes.</summary>
public static class AuditExportEndpoints
{
    private const string Action = "audit.export";

    public static void MapAuditExport(this IEndpointRouteBuilder routes) => routes.MapMethods(
            "/console/audit/export", PageEndpoints.Methods,
            static async (AuditExport export, AuditLog audit, Actor actor, TimeProvider clock, CancellationToken cancellation) =>
            {
                // First: the file says itself that it was taken, and by whom.
                await audit.RecordAsync(new AuditEntry { Actor = actor, Action = Action, TargetKind = "audit" }, cancellation);
                return Results.Stream(
                    output => export.RunAsync(output, cancellation), "application/x-ndjson", $"audit-{UnixMilliseconds.ToChinaTime(clock.NowMs()):yyyyMMdd-HHmm}.jsonl");
            })
        .Requires(Permission.ReadAudit).ExcludeFromDescription();
}
