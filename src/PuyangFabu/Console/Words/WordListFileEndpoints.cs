using PuyangFabu.Content.Checks.Words;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Words;

/// <summary>A word list as a file to keep or to open as a table: the cookie of the console does not reach the API's.</summary>
public static class WordListFileEndpoints
{
    public static void MapWordListFile(this IEndpointRouteBuilder routes) => routes.MapMethods(
            "/console/words/lists/{id}/file.csv", PageEndpoints.Methods,
            static async (WordListStore store, string id, CancellationToken cancellation) =>
                await store.RulesAsync(id, cancellation) is { Count: > 0 } rules
                    ? Results.File(WordListWriter.Write(rules), "text/csv; charset=utf-8", $"{id}.csv")
                    : Results.NotFound())
        .Requires(Permission.ManageWordLists).ExcludeFromDescription();
}
