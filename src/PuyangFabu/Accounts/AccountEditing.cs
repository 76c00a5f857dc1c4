using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Accounts;

/// <summary>Writes accounts as operators ask for it. From then on the settings' words about that account no longer count, but for the rule of encryption until that is set here too.</summary>
public sealed class AccountEditing(
    Database database, AccountSettingsStore store, AccountSecrets secrets, AccountRegistry registry, WeChatOptions options, AuditLog audit)
{
    /// <summary>Changes an account, or makes one of a slug that nobody has.</summary>
    public async Task<Outcome<AccountState>> SaveAsync(Actor actor, string slug, AccountInput input, CancellationToken cancellation)
    {
        var name = registry.Find(slug)?.Slug ?? slug;
        var seals = SealedInput.Of(input, secrets);
        var fromSettings = options.Accounts.TryGetValue(name, out var settings) ? secrets.Seal(name, settings) : null;
        var outcome = await database.TryWriteAsync<string>(
            async session =>
            {
                await ContentChangeStore.BeginAsync(session);
                return await SaveAsync(session, actor, name, input, seals, fromSettings);
            },
            cancellation);
        if (outcome.IsRefused)
        {
            return outcome.Refusal;
        }

        // Written is written, also when the caller has gone; other nodes hear of it from the change feed.
        await registry.LoadAsync(CancellationToken.None);
        return registry.States.First(state => state.Slug == outcome.Value);
    }

    private async Task<Outcome<string>> SaveAsync(
        DbSession session, Actor actor, string slug, AccountInput input, SealedInput seals, AccountSettings? fromSettings)
    {
        var rows = await AccountSettingsStore.ListAsync(session);
        var before = rows.FirstOrDefault(row => row.Slug == slug) ?? fromSettings;
        if (input.Revision is { } revision && revision != (before?.Revision ?? 0))
        {
            return Refusal.Stale;
        }

        var row = before ?? Blank(slug);
        var change = AccountChange.Of(row, secrets.Open(row, options.Accounts.GetValueOrDefault(slug)), input, seals);
        var states = registry.Merge([.. rows.Where(other => other.Slug != slug), change.Row]);
        var problems = Problems(slug, input, isNew: before is null, states, change).DistinctBy(static problem => problem.Field).ToList();
        if (problems.Count > 0)
        {
            return Refusal.BadInput(problems);
        }

        if (change.Fields.Count == 0)
        {
            return slug;
        }

        if (!await store.SaveAsync(session, change.Row))
        {
            return Refusal.Stale;
        }

        await audit.RecordAsync(session, new AuditEntry
        {
            Actor = actor,
            Action = "account.save",
            TargetKind = "account",
            TargetId = slug,
            Before = before is null ? null : Shown(before),
            After = Shown(change.Row),
            Comment = $"改动：{string.Join("、", change.Fields)}",
        });
        return slug;
    }

    private static IEnumerable<FieldProblem> Problems(
        string slug, AccountInput input, bool isNew, IReadOnlyList<AccountState> states, AccountChange change)
    {
        var state = states.First(state => state.Slug == slug);
        var shared = AccountRules.SharedValues(states.ToDictionary(static other => other.Slug, static other => other.Options, StringComparer.Ordinal))
            .Where(same => same.Slugs.Contains(slug))
            .Select(same => new FieldProblem(same.Field, $"与账号 {string.Join("、", same.Slugs.Where(other => other != slug))} 的相同；每个账号必须不同"));

        // What this node cannot open stays as it is and is not judged.
        return AccountInputRules.Check(input, isNew)
            .Concat(AccountRules.Problems(slug, state.Options))
            .Concat(shared)
            .Where(problem => !state.Shut.Contains(problem.Field) || change.Fields.Contains(problem.Field));
    }

    private static object Shown(AccountSettings row) => new { row.Name, row.OriginalId, row.AppId, row.Kind, row.RequireEncryption };

    private static AccountSettings Blank(string slug) => new()
    {
        Slug = slug,
        Name = "",
        OriginalId = "",
        AppId = "",
        Kind = "subscription",
        AppSecret = "",
        Token = "",
        EncodingAesKey = "",
        PreviousEncodingAesKey = "",
    };
}
