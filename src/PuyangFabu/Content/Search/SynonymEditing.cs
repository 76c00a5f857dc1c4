using System.Globalization;
using PuyangFabu.Content.Tables;
using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.Search;

/// <summary>Replaces the synonyms as a whole, with a version and an entry in the record in one transaction; the search follows at once.</summary>
public sealed class SynonymEditing(
    Database database, ContentTransactions transactions, SynonymStore synonyms, ContentVersionStore versions, ContentJournal journal)
{
    /// <summary>There is one list of synonyms; its versions are kept under this id.</summary>
    public const long EntityId = 0;

    public Task<SynonymsView> ReadAsync(CancellationToken cancellation) => database.ReadAsync(ReadAsync, cancellation);

    public async Task<Outcome<SynonymsView>> ReplaceAsync(Actor actor, SynonymsInput input, CancellationToken cancellation) =>
        await SaveAsync(actor, "synonyms.update", input, cancellation);

    /// <summary>What taking in the table would change.</summary>
    /// <param name="replaces">Groups that the file does not have go.</param>
    public async Task<TablePreview> CompareAsync(TableFile file, bool replaces, CancellationToken cancellation) =>
        SynonymTableFile.Compare(await ReadAsync(cancellation), file, replaces).Changes;

    /// <summary>Takes in a table, in place of exactly the synonyms that it was compared with.</summary>
    /// <inheritdoc cref="CompareAsync"/>
    public async Task<Outcome<SynonymsView>> ImportAsync(Actor actor, TableFile file, string seen, bool replaces, CancellationToken cancellation)
    {
        var (changes, groups) = SynonymTableFile.Compare(await ReadAsync(cancellation), file, replaces);
        return changes.Problems is [var problem, ..] ? Refusal.BadInput("file", $"{problem}")
            : changes.Seen != seen ? Refusal.Stale
            : await SaveAsync(actor, "synonyms.import", new SynonymsInput { Groups = groups, Revision = long.Parse(seen, CultureInfo.InvariantCulture) }, cancellation);
    }

    public async Task<Outcome<SynonymsView>> RestoreAsync(Actor actor, long revision, CancellationToken cancellation) =>
        await versions.FindAsync(ContentKind.Synonyms, EntityId, revision, cancellation) is { } version
            ? await SaveAsync(actor, "synonyms.restore", ContentJson.Read<SynonymsInput>(version.Content) with { Revision = null }, cancellation)
            : Refusal.NotFound("个版本");

    private async Task<Outcome<SynonymsView>> SaveAsync(Actor actor, string action, SynonymsInput input, CancellationToken cancellation)
    {
        var (groups, toCheck) = (SynonymsInputRules.Read(input), SynonymsInputRules.ReadToCheck(input));
        return groups.IsRefused ? groups.Refusal : toCheck.IsRefused ? toCheck.Refusal : await transactions.RunAsync<SynonymsView>(
            async session =>
            {
                var before = await ReadAsync(session);
                if ((input.Revision ?? before.Revision) != before.Revision)
                {
                    return Refusal.Stale;
                }

                var left = input.ToCheck is not null
                    ? (IReadOnlyList<IReadOnlyList<string>>)toCheck.Value
                    : [.. before.ToCheck.Where(words => !groups.Value.Any(words.SequenceEqual))];
                await synonyms.ReplaceAsync(session, groups.Value, left);
                var after = new SynonymsView(groups.Value, before.Revision + 1) { ToCheck = left };
                await journal.RecordAsync(session, new ContentEdit
                {
                    Actor = actor,
                    Action = action,
                    Kind = ContentKind.Synonyms,
                    EntityId = EntityId,
                    Name = "同义词",
                    Before = before,
                    After = after,
                    Revision = after.Revision,
                });
                return after;
            },
            cancellation);
    }

    private static async Task<SynonymsView> ReadAsync(DbSession session) => new(
        await SynonymStore.ListAsync(session),
        (await ContentVersionStore.LatestAsync(session, ContentKind.Synonyms, EntityId))?.Revision ?? 1)
    {
        ToCheck = await SynonymStore.ListToCheckAsync(session),
    };
}
