using PuyangFabu.Console.Cases.Figures;
using PuyangFabu.Console.Frame.Tables;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Checks.Words;
using PuyangFabu.Content.CitizenServices;
using PuyangFabu.Content.Directories;
using PuyangFabu.Content.Search;
using PuyangFabu.Content.Tables;
using PuyangFabu.Conversation.Cases.Hotline;
using PuyangFabu.Conversation.Danger;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console;

/// <summary>The lists that can be taken away as files: the cookie of the console does not reach the API's.</summary>
public static class ListFileEndpoints
{
    public static void MapListFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapTableFiles("/console/words/lists/{id}", Permission.ManageWordLists, static async (services, id, cancellation) =>
            await services.GetRequiredService<WordListStore>().RulesAsync(id, cancellation) is { Count: > 0 } rules ? (id, WordListWriter.TableOf(rules)) : null);
        routes.MapTableFiles("/console/words/danger", Permission.ReadContent, static async (services, _, cancellation) =>
            ("危险词", DangerTable.Of(await services.GetRequiredService<DangerEditing>().ReadAsync(cancellation))));
        routes.MapTableFiles("/console/boards", Permission.ReadContent, static async (services, _, cancellation) =>
            ("栏目", BoardTable.Of(new BoardTree(await services.GetRequiredService<BoardStore>().ListAsync(cancellation)))));
        routes.MapTableFiles("/console/directory", Permission.ReadContent, static async (services, _, cancellation) =>
            ("名录", DirectoryTable.Of(await services.GetRequiredService<DirectoryStore>().ListAsync(cancellation))));
        routes.MapTableFiles("/console/services", Permission.ReadContent, static async (services, _, cancellation) =>
            ("便民服务", CitizenServiceTable.Of(await services.GetRequiredService<CitizenServiceStore>().ListAsync(cancellation))));
        routes.MapTableFiles("/console/cases/import", Permission.ReceiveCases, static (_, _, _) => Task.FromResult<(string Name, TableContent Table)?>(("热线诉求样表", HotlineTable.Example)));
        routes.MapCaseFigureFiles();
        routes.MapTableFiles("/console/synonyms", Permission.ReadContent, static async (services, _, cancellation) =>
            ("同义词", SynonymTableFile.Of(await services.GetRequiredService<SynonymEditing>().ReadAsync(cancellation))));
    }
}
