using PuyangFabu.Content.Directories;
using PuyangFabu.Content.Tables;
using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Content.CitizenServices;

/// <summary>Takes in a table: all of it or nothing, in one transaction with one entry in the record; each service that changes keeps its version.</summary>
public sealed class CitizenServiceImport(ContentTransactions transactions, CitizenServiceStore services, DirectoryStore directory, ContentJournal journal, AuditLog audit)
{
    private const int Step = 10;
    private const string Action = "service.import";

    /// <summary>What taking in the table would change.</summary>
    /// <param name="replaces">Services that the file does not have go.</param>
    public async Task<TablePreview> CompareAsync(TableFile file, bool replaces, CancellationToken cancellation) =>
        CitizenServiceTable.Plan(await services.ListAsync(cancellation), await directory.ListAsync(cancellation), file, replaces).Shown;

    /// <inheritdoc cref="CompareAsync"/>
    /// <param name="seen">The state that the table was compared with; another one there now is left alone.</param>
    public Task<Outcome<TablePreview>> ImportAsync(Actor actor, TableFile file, string seen, bool replaces, CancellationToken cancellation) =>
        transactions.RunAsync<TablePreview>(
            async session =>
            {
                var stored = await CitizenServiceStore.ListAsync(session);
                var plan = CitizenServiceTable.Plan(stored, await DirectoryStore.ListAsync(session), file, replaces);
                if (plan.Problems is [var problem, ..])
                {
                    return Refusal.BadInput("file", $"{problem}");
                }

                if (plan.Shown.Seen != seen || !await WriteAsync(session, actor, plan))
                {
                    return Refusal.Stale;
                }

                await audit.RecordAsync(session, new AuditEntry
                {
                    Actor = actor,
                    Action = Action,
                    TargetKind = "service",
                    Before = new { rows = stored.Count },
                    After = new { rows = stored.Count + plan.Added.Count - plan.Removed.Count, imported = plan.Added.Count, updated = plan.Changed.Count, deleted = plan.Removed.Count, plan.Unchanged },
                });
                return plan.Shown;
            },
            cancellation);

    private async Task<bool> WriteAsync(DbSession session, Actor actor, CitizenServicePlan plan)
    {
        var last = await CitizenServiceStore.LastPlaceAsync(session);
        foreach (var (added, hasOrder) in plan.Added)
        {
            var service = added.TouchedBy(actor.OperatorId) with { SortOrder = hasOrder ? added.SortOrder : last += Step };
            await KeepAsync(session, actor, null, service with { Id = await services.InsertAsync(session, service) });
        }

        foreach (var (before, planned) in plan.Changed)
        {
            var after = planned.TouchedBy(actor.OperatorId);
            if (!await services.UpdateAsync(session, after))
            {
                return false;
            }

            await KeepAsync(session, actor, before, after);
        }

        foreach (var removed in plan.Removed)
        {
            if (!await services.DeleteAsync(session, removed))
            {
                return false;
            }

            await KeepAsync(session, actor, removed, null);
        }

        return true;
    }

    private Task KeepAsync(DbSession session, Actor actor, CitizenService? before, CitizenService? after) => journal.KeepAsync(session, new ContentEdit
    {
        Actor = actor,
        Action = Action,
        Kind = ContentKind.CitizenService,
        EntityId = (after ?? before)!.Id,
        Name = (after ?? before)!.Name,
        Before = before is null ? null : CitizenServiceView.Of(before),
        After = after is null ? null : CitizenServiceView.Of(after),
        Revision = after?.Revision ?? (before!.Revision + 1),
    });
}
