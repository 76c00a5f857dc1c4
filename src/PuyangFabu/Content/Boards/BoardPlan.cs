using PuyangFabu.Content.Tables;

namespace PuyangFabu.Content.Boards;

/// <summary>What is to be done with the boards for a file: for people to read, and to be carried out in its order.</summary>
internal sealed class BoardPlan(BoardTree stored, string seen)
{
    private readonly List<TableChange> changes = [];
    private long newest;

    public List<TableProblem> Problems { get; } = [];

    /// <summary>What is to be saved, and over which board; null for a new one.</summary>
    public List<(BoardInput Input, Board? Before)> Steps { get; } = [];

    public int Unchanged { get; private set; }

    /// <summary>The boards as they will be after the steps so far.</summary>
    public BoardTree Tree { get; private set; } = stored;

    public TablePreview Shown => new()
    {
        Seen = seen,
        Changes = Problems.Count > 0 ? [] : [.. changes.OrderBy(static change => change.Line)],
        Unchanged = Unchanged,
        Problems = [.. Problems.OrderBy(static problem => problem.Line)],
    };

    public void Take(int line, BoardInput input, Board? before, Board after)
    {
        if (before is not null && after with { Revision = before.Revision, UpdatedMs = before.UpdatedMs } == before)
        {
            Unchanged++;
            return;
        }

        // What is new gets a number of no board, until it is stored.
        after = before is null ? after with { Id = --newest } : after;
        Tree = new BoardTree([.. Tree.All.Where(board => board.Id != after.Id), after]);
        Steps.Add((input, before));
        changes.Add(before is null
            ? new TableChange(TableChangeKind.Added, line, after.Name, BoardTable.Told(after, Tree))
            : new TableChange(TableChangeKind.Changed, line, before.Name, BoardTable.Differences(before, after, Tree)));
    }
}
