using PuyangFabu.Content.Tables;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Frame.Tables;

/// <summary>A list as a file to keep, or to change in a spreadsheet and bring back.</summary>
public static class TableFileEndpoints
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Answers <c>file.csv</c> and <c>file.xlsx</c> below the list's path.</summary>
    /// <param name="path">Of the list; may hold <c>{id}</c>.</param>
    /// <param name="read">The table and what the file is called; null when there is no such list.</param>
    public static void MapTableFiles(
        this IEndpointRouteBuilder routes, string path, Permission permission, Func<IServiceProvider, string, CancellationToken, Task<(string Name, TableContent Table)?>> read)
    {
        foreach (var kind in new[] { "csv", "xlsx" })
        {
            RequestDelegate answer = async context =>
            {
                var id = context.Request.RouteValues["id"] as string ?? "";
                var result = await read(context.RequestServices, id, context.RequestAborted) is { } found ? FileOf(found.Name, found.Table, kind) : Results.NotFound();
                await result.ExecuteAsync(context);
            };
            routes.MapMethods($"{path}/file.{kind}", PageEndpoints.Methods, answer).Requires(permission).ExcludeFromDescription();
        }
    }

    /// <param name="kind"><c>csv</c> or <c>xlsx</c>.</param>
    public static IResult FileOf(string name, TableContent table, string kind) => kind == "csv"
        ? Results.File(table.ToCsv(), "text/csv; charset=utf-8", $"{name}.csv")
        : Results.File(table.ToWorkbook(), WorkbookType, $"{name}.xlsx");
}
