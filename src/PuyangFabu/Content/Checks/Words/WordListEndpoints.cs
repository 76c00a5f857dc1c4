using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>The word lists over HTTP, as files.</summary>
public static class WordListEndpoints
{
    public static void MapWordListApi(this IEndpointRouteBuilder api)
    {
        var lists = api.MapGroup("/word-lists").WithTags("词表").Requires(Permission.ManageWordLists);
        lists.MapGet("", ListAsync).WithName("wordList.list").WithSummary("全部词表的名称和词数");
        lists.MapGet("/{name}", ReadAsync).WithName("wordList.read").WithSummary("一个词表的 CSV 文件")
            .Produces<string>(contentType: "text/csv");
        lists.MapPut("/{name}", LoadAsync).WithName("wordList.load")
            .WithSummary("用 CSV 文件替换这个词表；请求内容是文件本身（UTF-8 或 GB18030），有一行不对就全部不装");
        lists.MapDelete("/{name}", static (WordLists lists, Actor actor, string name, CancellationToken cancellation) =>
                lists.DeleteAsync(actor, name, cancellation))
            .WithName("wordList.delete").WithSummary("删除这个词表");
    }

    private static async Task<IReadOnlyList<WordListItem>> ListAsync(WordListStore store, CancellationToken cancellation) =>
        [.. (await store.SummariesAsync(cancellation)).Select(WordListItem.Of)];

    private static async Task<object> ReadAsync(WordListStore store, string name, CancellationToken cancellation) =>
        await store.RulesAsync(name, cancellation) is { Count: > 0 } rules
            ? Results.File(WordListWriter.Write(rules), "text/csv; charset=utf-8", $"{name}.csv")
            : (Outcome<Done>)Refusal.NotFound("个词表");

    private static async Task<Outcome<WordListLoad>> LoadAsync(WordLists lists, Actor actor, string name, Stream body, CancellationToken cancellation)
    {
        var csv = new MemoryStream();
        await body.CopyToAsync(csv, cancellation);
        return await lists.LoadAsync(actor, name, csv.GetBuffer().AsMemory(0, (int)csv.Length), cancellation);
    }
}
