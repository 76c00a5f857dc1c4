using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.Directories;

/// <summary>Changes directory entries: checked, with their version and their entry in the record in one transaction.</summary>
public sealed class DirectoryEditing(
    ContentTransactions transactions, DirectoryStore directory, ContentVersionStore versions, ContentJournal journal)
{
    private const int Step = 10;
    private static readonly Refusal NotFound = Refusal.NotFound("个机构");

    public async Task<Outcome<DirectoryView>> CreateAsync(Actor actor, DirectoryInput input, CancellationToken cancellation)
    {
        var draft = DirectoryInputRules.Read(input);
        return draft.IsRefused ? draft.Refusal : await transactions.RunAsync<DirectoryView>(
            async session =>
            {
                var entry = draft.Value with { SortOrder = input.Order ?? await DirectoryStore.LastPlaceAsync(session) + Step };
                return await RecordAsync(session, actor, "directory.create", null, entry with { Id = await directory.InsertAsync(session, entry) });
            },
            cancellation);
    }

    public Task<Outcome<DirectoryView>> UpdateAsync(Actor actor, long id, DirectoryInput input, CancellationToken cancellation) =>
        SaveAsync(actor, "directory.update", id, input, cancellation);

    /// <summary>Makes a version the newest one; a deleted entry comes back under its id.</summary>
    public async Task<Outcome<DirectoryView>> RestoreAsync(Actor actor, long id, long revision, CancellationToken cancellation) =>
        await versions.FindAsync(ContentKind.Directory, id, revision, cancellation) is { } version
            ? await SaveAsync(actor, "directory.restore", id, ContentJson.Read<DirectoryInput>(version.Content) with { Revision = null }, cancellation)
            : Refusal.NotFound("个版本");

    /// <param name="revision">The revision that was read, or null for whatever is stored.</param>
    public Task<Outcome<Done>> DeleteAsync(Actor actor, long id, long? revision, CancellationToken cancellation) => transactions.RunAsync<Done>(
        async session =>
        {
            if (await DirectoryStore.FindAsync(session, id) is not { } stored)
            {
                return NotFound;
            }

            if ((revision ?? stored.Revision) != stored.Revision || !await directory.DeleteAsync(session, stored))
            {
                return Refusal.Stale;
            }

            await RecordAsync(session, actor, "directory.delete", stored, null);
            return Done.It;
        },
        cancellation);

    private async Task<Outcome<DirectoryView>> SaveAsync(Actor actor, string action, long id, DirectoryInput input, CancellationToken cancellation)
    {
        var draft = DirectoryInputRules.Read(input);
        return draft.IsRefused ? draft.Refusal : await transactions.RunAsync<DirectoryView>(
            async session =>
            {
                if (await DirectoryStore.FindAsync(session, id) is not { } stored)
                {
                    return action == "directory.restore" ? await ReviveAsync(session, actor, draft.Value with { Id = id, SortOrder = input.Order ?? 0 }) : NotFound;
                }

                var entry = draft.Value with { Id = id, SortOrder = input.Order ?? stored.SortOrder, Revision = stored.Revision + 1 };
                return (input.Revision ?? stored.Revision) != stored.Revision || !await directory.UpdateAsync(session, entry)
                    ? Refusal.Stale
                    : await RecordAsync(session, actor, action, stored, entry);
            },
            cancellation);
    }

    private async Task<DirectoryView> ReviveAsync(DbSession session, Actor actor, DirectoryEntry draft)
    {
        var last = await ContentVersionStore.LatestAsync(session, ContentKind.Directory, draft.Id);
        var entry = draft with { Revision = last!.Revision + 1 };
        await directory.ReviveAsync(session, entry);
        return await RecordAsync(session, actor, "directory.restore", null, entry);
    }

    private async Task<DirectoryView> RecordAsync(DbSession session, Actor actor, string action, DirectoryEntry? before, DirectoryEntry? after)
    {
        var entry = (after ?? before)!;
        await journal.RecordAsync(session, new ContentEdit
        {
            Actor = actor,
            Action = action,
            Kind = ContentKind.Directory,
            EntityId = entry.Id,
            Name = entry.Name,
            Before = before is null ? null : DirectoryView.Of(before),
            After = after is null ? null : DirectoryView.Of(after),
            Revision = after?.Revision ?? (before!.Revision + 1),
        });
        return DirectoryView.Of(entry);
    }
}
