using PuyangFabu.Content.Tables;
using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Content.Boards;

/// <summary>Takes in a table of boards: all of it or nothing, in one transaction with one entry in the record; each board that changes keeps its version.</summary>
public sealed class BoardImport(ContentTransactions transactions, BoardStore boards, ContentJournal journal, AuditLog audit)
{
    private const string Action = "board.import";

    /// <summary>What taking in the table would change.</summary>
    public async Task<TablePreview> CompareAsync(TableFile file, CancellationToken cancellation) =>
        BoardTable.Plan(new BoardTree(await boards.ListAsync(cancellation)), file).Shown;

    /// <inheritdoc cref="CompareAsync"/>
    /// <param name="seen">The state that the table was compared with; another one there now is left alone.</param>
    public Task<Outcome<TablePreview>> ImportAsync(Actor actor, TableFile file, string seen, CancellationToken cancellation) => transactions.RunAsync<TablePreview>(
        async session =>
        {
            var stored = await BoardStore.ListAsync(session);
            var plan = BoardTable.Plan(new BoardTree(stored), file);
            if (plan.Problems is [var problem, ..])
            {
                return Refusal.BadInput("file", $"{problem}");
            }

            if (plan.Shown.Seen != seen)
            {
                return Refusal.Stale;
            }

            if (await WriteAsync(session, actor, plan, new BoardTree(stored)) is { } refusal)
            {
                return refusal;
            }

            var added = plan.Steps.Count(static step => step.Before is null);
            await audit.RecordAsync(session, new AuditEntry
            {
                Actor = actor,
                Action = Action,
                TargetKind = "board",
                Before = new { rows = stored.Count },
                After = new { rows = stored.Count + added, imported = added, updated = plan.Steps.Count - added, plan.Unchanged },
            });
            return plan.Shown;
        },
        cancellation);

    // Read anew against what is stored by then: a new board's parent may be new as well.
    private async Task<Refusal?> WriteAsync(DbSession session, Actor actor, BoardPlan plan, BoardTree tree)
    {
        foreach (var (input, before) in plan.Steps)
        {
            var draft = BoardInputRules.Read(input, before, tree);
            if (draft.IsRefused)
            {
                return draft.Refusal;
            }

            Board after;
            if (before is not null)
            {
                after = draft.Value;
                if (!await boards.UpdateAsync(session, after))
                {
                    return Refusal.Stale;
                }
            }
            else if (await boards.InsertAsync(session, draft.Value) is { } id)
            {
                after = draft.Value with { Id = id };
            }
            else
            {
                return Refusal.Stale;
            }

            var now = new BoardTree([.. tree.All.Where(board => board.Id != after.Id), after]);
            await journal.KeepAsync(session, new ContentEdit
            {
                Actor = actor,
                Action = Action,
                Kind = ContentKind.Board,
                EntityId = after.Id,
                Name = after.Slug,
                TargetId = after.Slug,
                Before = before is null ? null : BoardView.Of(before, tree),
                After = BoardView.Of(after, now),
                Revision = after.Revision,
            });
            tree = now;
        }

        return null;
    }
}
