using PuyangFabu.Content.Directories;
using PuyangFabu.Content.Search;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Operations.SampleContent;

/// <summary>
/// What an editorial office would otherwise write from nothing: rules for what citizens ask most, synonyms, and the directory.
/// Every entry is marked 待核对 and reaches nobody until a person has read it and saved it.
/// </summary>
public sealed class StarterPack(Database database, ReplyRuleStore rules, SynonymStore synonyms, DirectoryStore directory, AuditLog audit)
{
    /// <summary>Adds each of the three where there is nothing yet of its kind; run again, it changes nothing.</summary>
    /// <returns>How many rules, groups of synonyms and directory entries were added.</returns>
    public Task<(int Rules, int Synonyms, int Directory)> AddAsync(Actor actor, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            await ContentChangeStore.BeginAsync(session);
            var added = (Rules: await AddRulesAsync(session), Synonyms: await AddSynonymsAsync(session), Directory: await AddDirectoryAsync(session));
            await audit.RecordAsync(
                session, new AuditEntry { Actor = actor, Action = "starter.add", TargetKind = "content", After = new { rules = added.Rules, synonyms = added.Synonyms, directory = added.Directory } });
            return added;
        },
        cancellation);

    private async Task<int> AddRulesAsync(DbSession session)
    {
        if (await ReplyRuleStore.AnyAsync(session))
        {
            return 0;
        }

        // The rules of the demonstration that need no sample article, and texts in the place of the others.
        var drafts = SeedFiles.ReadJson<IReadOnlyList<RuleSeed>>("reply-rules.json")
            .Concat(SeedFiles.ReadJson<IReadOnlyList<RuleSeed>>("starter-rules.json"))
            .SelectMany(static seed => seed.ToRules(new Dictionary<string, long>()))
            .ToList();
        foreach (var draft in drafts)
        {
            await rules.InsertAsync(session, draft with { Sample = false, Enabled = false, ToCheck = true });
        }

        return drafts.Count;
    }

    private async Task<int> AddSynonymsAsync(DbSession session)
    {
        if (await SynonymStore.AnyAsync(session))
        {
            return 0;
        }

        var groups = SeedFiles.ReadJson<IReadOnlyList<IReadOnlyList<string>>>("synonyms.json");
        foreach (var words in groups)
        {
            await synonyms.InsertAsync(session, words, toCheck: true);
        }

        return groups.Count;
    }

    private async Task<int> AddDirectoryAsync(DbSession session)
    {
        if (await DirectoryStore.AnyAsync(session))
        {
            return 0;
        }

        var entries = SeedFiles.ReadJson<IReadOnlyList<DirectoryEntry>>("directory.json");
        foreach (var (index, entry) in entries.Index())
        {
            await directory.InsertAsync(session, entry with { SortOrder = (index + 1) * 10, ToCheck = true });
        }

        return entries.Count;
    }
}
