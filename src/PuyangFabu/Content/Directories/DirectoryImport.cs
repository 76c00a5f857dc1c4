using PuyangFabu.Content.Tables;
using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Content.Directories;

/// <summary>Takes in a table: all of it or nothing, in one transaction with one entry in the record; each entry that changes keeps its version.</summary>
public sealed class DirectoryImport(ContentTransactions transactions, DirectoryStore directory, ContentJournal journal, AuditLog audit)
{
    private const int Step = 10;
    private const string Action = "directory.import";

    /// <summary>What taking in the table would change.</summary>
    /// <param name="replaces">Entries that the file does not have go.</param>
    public async Task<TablePreview> CompareAsync(TableFile file, bool replaces, CancellationToken cancellation) =>
        DirectoryTable.Plan(await directory.ListAsync(cancellation), file, replaces).Shown;

    /// <inheritdoc cref="CompareAsync"/>
    /// <param name="seen">The state that the table was compared with; another one there now is left alone.</param>
    public Task<Outcome<TablePreview>> ImportAsync(Actor actor, TableFile file, string seen, bool replaces, CancellationToken cancellation) =>
        transactions.RunAsync<TablePreview>(
            async session =>
            {
                var stored = await DirectoryStore.ListAsync(session);
                var plan = DirectoryTable.Plan(stored, file, replaces);
                if (plan.Problems is [var problem, ..])
                {
                    return Refusal.BadInput("file", $"{problem}");
                }

                if (plan.Shown.Seen != seen)
                {
                    return Refusal.Stale;
                }

                if (!await WriteAsync(session, actor, plan))
                {
                    return Refusal.Stale;
                }

                await audit.RecordAsync(session, new AuditEntry
                {
                    Actor = actor,
                    Action = Action,
                    TargetKind = "directory",
                    Before = new { rows = stored.Count },
                    After = new { rows = stored.Count + plan.Added.Count - plan.Removed.Count, imported = plan.Added.Count, updated = plan.Changed.Count, deleted = plan.Removed.Count, plan.Unchanged },
                });
                return plan.Shown;
            },
            cancellation);

    private async Task<bool> WriteAsync(DbSession session, Actor actor, DirectoryPlan plan)
    {
        var last = await DirectoryStore.LastPlaceAsync(session);
        foreach (var (added, hasOrder) in plan.Added)
        {
            var entry = added with { SortOrder = hasOrder ? added.SortOrder : last += Step };
            await KeepAsync(session, actor, null, entry with { Id = await directory.InsertAsync(session, entry) });
        }

        foreach (var (before, after) in plan.Changed)
        {
            if (!await directory.UpdateAsync(session, after))
            {
                return false;
            }

            await KeepAsync(session, actor, before, after);
        }

        foreach (var removed in plan.Removed)
        {
            if (!await directory.DeleteAsync(session, removed))
            {
                return false;
            }

            await KeepAsync(session, actor, removed, null);
        }

        return true;
    }

    private Task KeepAsync(DbSession session, Actor actor, DirectoryEntry? before, DirectoryEntry? after) => journal.KeepAsync(session, new ContentEdit
    {
        Actor = actor,
        Action = Action,
        Kind = ContentKind.Directory,
        EntityId = (after ?? before)!.Id,
        Name = (after ?? before)!.Name,
        Before = before is null ? null : DirectoryView.Of(before),
        After = after is null ? null : DirectoryView.Of(after),
        Revision = after?.Revision ?? (before!.Revision + 1),
    });
}
