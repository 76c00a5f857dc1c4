using PuyangFabu.Content.Directories;
using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.CitizenServices;

/// <summary>Changes services: checked, with their version and their entry in the record in one transaction.</summary>
public sealed class CitizenServiceEditing(
    ContentTransactions transactions, CitizenServiceStore store, ContentVersionStore versions, ContentJournal journal)
{
    private const int Step = 10;
    private static readonly Refusal NotFound = Refusal.NotFound("项服务");

    public async Task<ItemList<CitizenServiceView>> ListAsync(CancellationToken cancellation) => new([.. (await store.ListAsync(cancellation)).Select(CitizenServiceView.Of)]);

    public async Task<Outcome<CitizenServiceView>> ReadAsync(long id, CancellationToken cancellation) =>
        await store.FindAsync(id, cancellation) is { } service ? CitizenServiceView.Of(service) : NotFound;

    public async Task<Outcome<CitizenServiceView>> CreateAsync(Actor actor, CitizenServiceInput input, CancellationToken cancellation)
    {
        var draft = CitizenServiceInputRules.Read(input);
        return draft.IsRefused ? draft.Refusal : await transactions.RunAsync<CitizenServiceView>(
            async session =>
            {
                var named = await WithUnitAsync(session, draft.Value, input.Unit);
                if (named.IsRefused)
                {
                    return named.Refusal;
                }

                var service = named.Value.TouchedBy(actor.OperatorId) with { SortOrder = input.Order ?? await CitizenServiceStore.LastPlaceAsync(session) + Step };
                return await RecordAsync(session, actor, "service.create", null, service with { Id = await store.InsertAsync(session, service) });
            },
            cancellation);
    }

    public Task<Outcome<CitizenServiceView>> UpdateAsync(Actor actor, long id, CitizenServiceInput input, CancellationToken cancellation) =>
        SaveAsync(actor, "service.update", id, input, cancellation);

    /// <summary>Makes a version the newest one; a deleted service comes back under its id.</summary>
    public async Task<Outcome<CitizenServiceView>> RestoreAsync(Actor actor, long id, long revision, CancellationToken cancellation) =>
        await versions.FindAsync(ContentKind.CitizenService, id, revision, cancellation) is { } version
            ? await SaveAsync(actor, "service.restore", id, ContentJson.Read<CitizenServiceInput>(version.Content) with { Revision = null }, cancellation)
            : Refusal.NotFound("个版本");

    /// <param name="revision">The revision that was read, or null for whatever is stored.</param>
    public Task<Outcome<Done>> DeleteAsync(Actor actor, long id, long? revision, CancellationToken cancellation) => transactions.RunAsync<Done>(
        async session =>
        {
            if (await CitizenServiceStore.FindAsync(session, id) is not { } stored)
            {
                return NotFound;
            }

            if ((revision ?? stored.Revision) != stored.Revision || !await store.DeleteAsync(session, stored))
            {
                return Refusal.Stale;
            }

            await RecordAsync(session, actor, "service.delete", stored, null);
            return Done.It;
        },
        cancellation);

    private async Task<Outcome<CitizenServiceView>> SaveAsync(Actor actor, string action, long id, CitizenServiceInput input, CancellationToken cancellation)
    {
        var draft = CitizenServiceInputRules.Read(input);
        return draft.IsRefused ? draft.Refusal : await transactions.RunAsync<CitizenServiceView>(
            async session =>
            {
                var stored = await CitizenServiceStore.FindAsync(session, id);
                if (stored is null && action != "service.restore")
                {
                    return NotFound;
                }

                var named = await WithUnitAsync(session, draft.Value, input.Unit, keepsGone: stored is null || stored.UnitId == input.Unit?.Id);
                if (named.IsRefused)
                {
                    return named.Refusal;
                }

                var service = CitizenServiceReviewing.Carried(stored, named.Value).TouchedBy(actor.OperatorId) with { Id = id, SortOrder = input.Order ?? stored?.SortOrder ?? 0 };
                if (stored is null)
                {
                    service = service with { Revision = (await ContentVersionStore.LatestAsync(session, ContentKind.CitizenService, id))!.Revision + 1 };
                    await store.ReviveAsync(session, service);
                    return await RecordAsync(session, actor, action, null, service);
                }

                service = service with { Revision = stored.Revision + 1, UnitName = service.UnitId is not null && service.UnitName.Length == 0 ? stored.UnitName : service.UnitName };
                return (input.Revision ?? stored.Revision) != stored.Revision || !await store.UpdateAsync(session, service)
                    ? Refusal.Stale
                    : await RecordAsync(session, actor, action, stored, service);
            },
            cancellation);
    }

    /// <summary>Looks its unit up. A unit that the directory does not have is kept by its name; a number that it does not have is a mistake.</summary>
    /// <param name="keepsGone">It had this unit before: it may have left the directory since.</param>
    private static async Task<Outcome<CitizenService>> WithUnitAsync(DbSession session, CitizenService service, UnitReference? unit, bool keepsGone = false) =>
        unit is null ? service
        : await DirectoryStore.FindAsync(session, unit) is { } entry ? service with { UnitId = entry.Id, UnitName = entry.Name }
        : unit.Id is null ? service with { UnitName = unit.Name }
        : keepsGone ? service with { UnitId = unit.Id }
        : Refusal.BadInput("unit", $"名录里没有编号 {unit.Id} 的机构");

    private async Task<CitizenServiceView> RecordAsync(DbSession session, Actor actor, string action, CitizenService? before, CitizenService? after)
    {
        var service = (after ?? before)!;
        await journal.RecordAsync(session, new ContentEdit
        {
            Actor = actor,
            Action = action,
            Kind = ContentKind.CitizenService,
            EntityId = service.Id,
            Name = service.Name,
            Before = before is null ? null : CitizenServiceView.Of(before),
            After = after is null ? null : CitizenServiceView.Of(after),
            Revision = after?.Revision ?? (before!.Revision + 1),
        });
        return CitizenServiceView.Of(service);
    }
}
