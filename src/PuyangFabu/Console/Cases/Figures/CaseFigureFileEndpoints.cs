using PuyangFabu.Console.Frame.Tables;
using PuyangFabu.Conversation.Cases.Figures;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Cases.Figures;

/// <summary>The figures of a span as a file.</summary>
public static class CaseFigureFileEndpoints
{
    public static void MapCaseFigureFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var kind in new[] { "csv", "xlsx" })
        {
            routes.MapMethods(
                $"/console/cases/figures/file.{kind}", PageEndpoints.Methods,
                async (CaseFigures figures, string? from, string? to, CancellationToken cancellation) =>
                {
                    var found = await figures.ReadAsync(from, to, cancellation);
                    return found.IsRefused
                        ? Results.NotFound()
                        : TableFileEndpoints.FileOf(FormattableString.Invariant($"诉求数据-{found.Value.From:yyyyMMdd}-{found.Value.To:yyyyMMdd}"), CaseFigureTable.Of(found.Value), kind);
                })
                .Requires(Permission.ReadCases).ExcludeFromDescription();
        }
    }
}
