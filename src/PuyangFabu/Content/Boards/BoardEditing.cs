using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.Boards;

/// <summary>Changes boards: checked against the others, with their version and their entry in the record in one transaction.</summary>
public sealed class BoardEditing(
    ContentTransactions transactions, BoardStore boards, ContentVersionStore versions, ContentJournal journal, IEnumerable<IBoardUse> uses)
{
    private const string InUse = "boardInUse";

    private static readonly Refusal NotFound = Refusal.NotFound("个栏目");

    public Task<Outcome<BoardView>> CreateAsync(Actor actor, BoardInput input, CancellationToken cancellation) => transactions.RunAsync<BoardView>(
        async session =>
        {
            var tree = await TreeAsync(session);
            var draft = BoardInputRules.Read(input, null, tree);
            return draft.IsRefused ? draft.Refusal
                : await boards.InsertAsync(session, draft.Value) is { } id ? await RecordAsync(session, actor, "board.create", null, draft.Value with { Id = id }, tree)
                : SlugTaken(draft.Value.Slug);
        },
        cancellation);

    public Task<Outcome<BoardView>> UpdateAsync(Actor actor, string slug, BoardInput input, CancellationToken cancellation) => transactions.RunAsync<BoardView>(
        async session =>
        {
            var tree = await TreeAsync(session);
            return tree.Find(slug) is { } stored ? await SaveAsync(session, actor, "board.update", stored, input, tree) : NotFound;
        },
        cancellation);

    /// <summary>Makes a version the newest one; a deleted board comes back under its id and slug.</summary>
    public async Task<Outcome<BoardView>> RestoreAsync(Actor actor, string slug, long revision, CancellationToken cancellation)
    {
        if (await IdOfAsync(slug, cancellation) is not { } id
            || await versions.FindAsync(ContentKind.Board, id, revision, cancellation) is not { } version)
        {
            return Refusal.NotFound("个版本");
        }

        var input = ContentJson.Read<BoardInput>(version.Content) with { Revision = null };
        return await transactions.RunAsync<BoardView>(
            async session =>
            {
                var tree = await TreeAsync(session);
                return tree.Find(id) is { } stored
                    ? await SaveAsync(session, actor, "board.restore", stored, input, tree)
                    : await ReviveAsync(session, actor, id, input, tree);
            },
            cancellation);
    }

    /// <summary>Deletes a board on which nothing stands.</summary>
    /// <param name="revision">The revision that was read, or null for whatever is stored.</param>
    public Task<Outcome<Done>> DeleteAsync(Actor actor, string slug, long? revision, CancellationToken cancellation) => transactions.RunAsync<Done>(
        async session =>
        {
            var tree = await TreeAsync(session);
            if (tree.Find(slug) is not { } stored)
            {
                return NotFound;
            }

            if ((revision ?? stored.Revision) != stored.Revision)
            {
                return Refusal.Stale;
            }

            if (await UsesAsync(session, stored, tree) is { Count: > 0 } used)
            {
                return Refusal.Conflict(InUse, $"栏目“{stored.Name}”现在不能删除，还有：{string.Join("、", used)}；请先移走它们，或把栏目隐藏。");
            }

            if (!await boards.DeleteAsync(session, stored))
            {
                return Refusal.Stale;
            }

            await RecordAsync(session, actor, "board.delete", stored, null, tree);
            return Done.It;
        },
        cancellation);

    /// <summary>The id of the board with this slug, or of the deleted one that had it last.</summary>
    public async Task<long?> IdOfAsync(string slug, CancellationToken cancellation) =>
        new BoardTree(await boards.ListAsync(cancellation)).Find(slug)?.Id ?? await versions.FindIdAsync(ContentKind.Board, slug, cancellation);

    private static async Task<BoardTree> TreeAsync(DbSession session) => new(await BoardStore.ListAsync(session));

    private static Refusal SlugTaken(string slug) => Refusal.BadInput("slug", $"“{slug}”已被别的栏目使用");

    private async Task<Outcome<BoardView>> SaveAsync(DbSession session, Actor actor, string action, Board stored, BoardInput input, BoardTree tree)
    {
        var draft = BoardInputRules.Read(input, stored, tree);
        return draft.IsRefused ? draft.Refusal
            : (input.Revision ?? stored.Revision) != stored.Revision || !await boards.UpdateAsync(session, draft.Value) ? Refusal.Stale
            : await RecordAsync(session, actor, action, stored, draft.Value, tree);
    }

    private async Task<Outcome<BoardView>> ReviveAsync(DbSession session, Actor actor, long id, BoardInput input, BoardTree tree)
    {
        var draft = BoardInputRules.Read(input, null, tree);
        if (draft.IsRefused || tree.Find(draft.Value.Slug) is not null)
        {
            return draft.Refusal ?? SlugTaken(draft.Value.Slug);
        }

        var last = await ContentVersionStore.LatestAsync(session, ContentKind.Board, id);
        var board = draft.Value with { Id = id, Revision = last!.Revision + 1 };
        await boards.ReviveAsync(session, board);
        return await RecordAsync(session, actor, "board.restore", null, board, tree);
    }

    private async Task<List<string>> UsesAsync(DbSession session, Board board, BoardTree tree)
    {
        var used = new List<string>();
        if (tree.All.Count(other => other.ParentId == board.Id) is var below and > 0)
        {
            used.Add($"{below} 个子栏目");
        }

        foreach (var use in uses)
        {
            if (await use.DescribeAsync(session, board) is { } description)
            {
                used.Add(description);
            }
        }

        return used;
    }

    private async Task<BoardView> RecordAsync(DbSession session, Actor actor, string action, Board? before, Board? after, BoardTree tree)
    {
        var board = (after ?? before)!;
        await journal.RecordAsync(session, new ContentEdit
        {
            Actor = actor,
            Action = action,
            Kind = ContentKind.Board,
            EntityId = board.Id,
            Name = board.Slug,
            TargetId = board.Slug,
            Before = before is null ? null : BoardView.Of(before, tree),
            After = after is null ? null : BoardView.Of(after, tree),
            Revision = after?.Revision ?? (before!.Revision + 1),
        });
        var now = new BoardTree([.. tree.All.Where(other => other.Id != board.Id), board]);
        return BoardView.Of(board, now) with { Warnings = [.. BoardWarnings.Of(board, now)] };
    }
}
