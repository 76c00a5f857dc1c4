using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Operators;
using PuyangFabu.Review;

namespace PuyangFabu.Console.Audit;

/// <summary>The record as a file: the whole of it as the command line writes it, for who checks the chain; what a filter holds as a table, for who reads it.</summary>
public static class AuditExportEndpoints
{
    private const string Action = "audit.export";

    public static void MapAuditExport(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(
                "/console/audit/export", PageEndpoints.Methods,
                static async (AuditExport export, AuditLog audit, Actor actor, TimeProvider clock, CancellationToken cancellation) =>
                {
                    // First: the file says itself that it was taken, and by whom.
                    await audit.RecordAsync(new AuditEntry { Actor = actor, Action = Action, TargetKind = "audit" }, cancellation);
                    return Results.Stream(output => export.RunAsync(output, cancellation), "application/x-ndjson", $"{NameAt(clock)}.jsonl");
                })
            .Requires(Permission.ReadAudit).ExcludeFromDescription();
        routes.MapMethods(
                "/console/audit/export.csv", PageEndpoints.Methods,
                static async (
                    HttpRequest request, AuditReading reading, AuditLog audit, OperatorStore operators, StageOrder stages, Actor actor, TimeProvider clock, CancellationToken cancellation) =>
                {
                    await audit.RecordAsync(new AuditEntry { Actor = actor, Action = Action, TargetKind = "audit", Comment = $"按条件导出表格：{(AuditTable.WordsOf(request.Query) is { Length: > 0 } asked ? asked : "全部")}" }, cancellation);
                    var names = (await operators.ListAsync(cancellation)).ToDictionary(static person => person.UserName, static person => person.DisplayName, StringComparer.Ordinal);
                    var filter = AuditTable.FilterOf(request.Query);
                    return Results.Stream(output => WriteAsync(output, reading.AllAsync(filter, cancellation), new AuditWords(stages), names, cancellation), "text/csv; charset=utf-8", $"{NameAt(clock)}.csv");
                })
            .Requires(Permission.ReadAudit).ExcludeFromDescription();
    }

    private static string NameAt(TimeProvider clock) => $"audit-{UnixMilliseconds.ToChinaTime(clock.NowMs()):yyyyMMdd-HHmm}";

    private static async Task WriteAsync(
        Stream output, IAsyncEnumerable<IReadOnlyList<AuditItem>> parts, AuditWords deeds, IReadOnlyDictionary<string, string> names, CancellationToken cancellation)
    {
        await output.WriteAsync(AuditTable.Of([], deeds, names).ToCsv(), cancellation);
        await foreach (var part in parts)
        {
            await output.WriteAsync(AuditTable.Of(part, deeds, names).ToCsvRows(), cancellation);
        }
    }
}
