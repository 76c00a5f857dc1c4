using System.Globalization;
using PuyangFabu.Content.Tables;
using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Danger;

/// <summary>Replaces the words of danger as a whole, with a version and an entry in the record in one transaction; every node follows.</summary>
public sealed class DangerEditing(
    Database database, ContentTransactions transactions, DangerStore store, ContentVersionStore versions, ContentJournal journal)
{
    /// <summary>There is one set; its versions are kept under this id.</summary>
    public const long EntityId = 0;

    public Task<DangerWordsView> ReadAsync(CancellationToken cancellation) => database.ReadAsync(ReadAsync, cancellation);

    public Task<Outcome<DangerWordsView>> ReplaceAsync(Actor actor, DangerWordsInput input, CancellationToken cancellation) =>
        SaveAsync(actor, "dangerWords.update", input, cancellation);

    /// <summary>What taking in the table would change.</summary>
    /// <param name="replaces">Kinds that the file does not have go.</param>
    public async Task<TablePreview> CompareAsync(Actor actor, TableFile file, bool replaces, CancellationToken cancellation) =>
        Compare(actor, await ReadAsync(cancellation), file, replaces).Changes;

    /// <summary>Takes in a table, in place of exactly the words that it was compared with.</summary>
    /// <inheritdoc cref="CompareAsync"/>
    public async Task<Outcome<DangerWordsView>> ImportAsync(Actor actor, TableFile file, string seen, bool replaces, CancellationToken cancellation)
    {
        var (changes, groups) = Compare(actor, await ReadAsync(cancellation), file, replaces);
        return changes.Problems is [var problem, ..] ? Refusal.BadInput("file", $"{problem}")
            : changes.Seen != seen ? Refusal.Stale
            : await SaveAsync(actor, "dangerWords.import", new DangerWordsInput { Groups = groups, Revision = long.Parse(seen, CultureInfo.InvariantCulture) }, cancellation);
    }

    public async Task<Outcome<DangerWordsView>> RestoreAsync(Actor actor, long revision, CancellationToken cancellation) =>
        await versions.FindAsync(ContentKind.DangerWords, EntityId, revision, cancellation) is { } version
            ? await SaveAsync(actor, "dangerWords.restore", ContentJson.Read<DangerWordsInput>(version.Content) with { Revision = null }, cancellation)
            : Refusal.NotFound("个版本");

    private async Task<Outcome<DangerWordsView>> SaveAsync(Actor actor, string action, DangerWordsInput input, CancellationToken cancellation)
    {
        var groups = DangerWordsRules.Read(input);
        return groups.IsRefused ? groups.Refusal : await transactions.RunAsync<DangerWordsView>(
            async session =>
            {
                var before = await ReadAsync(session);
                if ((input.Revision ?? before.Revision) != before.Revision)
                {
                    return Refusal.Stale;
                }

                if (DangerGuard.Refuse(actor, before.Groups, groups.Value) is { } guarded)
                {
                    return guarded;
                }

                await store.ReplaceAsync(session, groups.Value);
                var after = new DangerWordsView(groups.Value, before.Revision + 1);
                await journal.RecordAsync(session, new ContentEdit
                {
                    Actor = actor,
                    Action = action,
                    Kind = ContentKind.DangerWords,
                    EntityId = EntityId,
                    Name = "危险词",
                    Before = before,
                    After = after,
                    Revision = after.Revision,
                });
                return after;
            },
            cancellation);
    }

    // Who may not take words away reads that before he decides, not after.
    private static (TablePreview Changes, IReadOnlyList<DangerGroupInput> Groups) Compare(Actor actor, DangerWordsView stored, TableFile file, bool replaces)
    {
        var (changes, groups) = DangerTable.Compare(stored, file, replaces);
        return changes.Problems.Count == 0 && DangerGuard.Refuse(actor, stored.Groups, DangerWordsRules.Read(new DangerWordsInput { Groups = groups }).Value) is { } guarded
            ? (changes with { Changes = [], Problems = [new TableProblem(0, guarded.Title)] }, [])
            : (changes, groups);
    }

    private static async Task<DangerWordsView> ReadAsync(DbSession session) => new(
        await DangerStore.ListAsync(session),
        (await ContentVersionStore.LatestAsync(session, ContentKind.DangerWords, EntityId))?.Revision ?? 1);
}
