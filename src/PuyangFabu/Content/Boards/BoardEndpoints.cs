using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.Boards;

/// <summary>The operators' calls for boards.</summary>
public static class BoardEndpoints
{
    public static void MapBoardApi(this IEndpointRouteBuilder api)
    {
        var boards = api.MapGroup("/boards").WithTags("栏目");
        boards.MapGet("", ListAsync).Requires(Permission.ReadContent).WithName("board.list").WithSummary("全部栏目，隐藏的也在内");
        boards.MapGet("/{slug}", FindAsync).Requires(Permission.ReadContent).WithName("board.read").WithSummary("一个栏目");
        boards.MapPost("", static (BoardEditing editing, Actor actor, BoardInput input, CancellationToken cancellation) => editing.CreateAsync(actor, input, cancellation))
            .Creates<BoardView>(static board => $"/api/boards/{board.Slug}").Requires(Permission.ManageContent).WithName("board.create").WithSummary("新建栏目");
        boards.MapPut("/{slug}", static (BoardEditing editing, Actor actor, string slug, BoardInput input, CancellationToken cancellation) => editing.UpdateAsync(actor, slug, input, cancellation))
            .Requires(Permission.ManageContent).WithName("board.update").WithSummary("修改栏目；代号不能改");
        boards.MapDelete("/{slug}", static (BoardEditing editing, Actor actor, string slug, long? revision, CancellationToken cancellation) => editing.DeleteAsync(actor, slug, revision, cancellation))
            .Requires(Permission.ManageContent).WithName("board.delete").WithSummary("删除没有任何内容的栏目（可从版本恢复）");
        boards.MapGet("/deleted", static (VersionHistory history, CancellationToken cancellation) => history.DeletedAsync(ContentKind.Board, cancellation))
            .Requires(Permission.ReadContent).WithName("board.deleted").WithSummary("删除了的栏目");
        boards.MapGet("/{slug}/versions", VersionsAsync).Requires(Permission.ReadContent).WithName("board.versions").WithSummary("一个栏目的全部版本");
        boards.MapPost("/{slug}/versions/{n:long}/restore", static (BoardEditing editing, Actor actor, string slug, long n, CancellationToken cancellation) => editing.RestoreAsync(actor, slug, n, cancellation))
            .Requires(Permission.ManageContent).WithName("board.restore").WithSummary("恢复到某个版本，删除了的也行");
    }

    private static async Task<Outcome<ItemList<BoardView>>> ListAsync(BoardStore store, CancellationToken cancellation)
    {
        var tree = new BoardTree(await store.ListAsync(cancellation));
        return new ItemList<BoardView>(
        [
            .. from root in tree.All
               where root.ParentId is null
               from board in tree.All.Where(below => below.ParentId == root.Id).Prepend(root)
               select BoardView.Of(board, tree),
        ]);
    }

    private static async Task<Outcome<BoardView>> FindAsync(BoardStore store, string slug, CancellationToken cancellation)
    {
        var tree = new BoardTree(await store.ListAsync(cancellation));
        return tree.Find(slug) is { } board
            ? BoardView.Of(board, tree) with { Warnings = [.. BoardWarnings.Of(board, tree)] }
            : Refusal.NotFound("个栏目");
    }

    private static async Task<Outcome<ItemList<VersionItem>>> VersionsAsync(BoardEditing editing, VersionHistory history, string slug, CancellationToken cancellation) =>
        await editing.IdOfAsync(slug, cancellation) is { } id
            ? await history.OfAsync(ContentKind.Board, id, cancellation)
            : Refusal.NotFound("个栏目");
}
