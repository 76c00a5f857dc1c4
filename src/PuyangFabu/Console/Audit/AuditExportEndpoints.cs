using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Console.Audit;

/// <summary>The whole record as a file: the same that the command line writes.</summary>
public static class AuditExportEndpoints
{
    public static void MapAuditExport(this IEndpointRouteBuilder routes) => routes.MapMethods(
            "/console/audit/export", PageEndpoints.Methods,
            static (AuditExport export, TimeProvider clock, CancellationToken cancellation) => Results.Stream(
                output => export.RunAsync(output, cancellation), "application/x-ndjson", $"audit-{UnixMilliseconds.ToChinaTime(clock.NowMs()):yyyyMMdd-HHmm}.jsonl"))
        .Requires(Permission.ReadAudit).ExcludeFromDescription();
}
