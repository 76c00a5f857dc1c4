using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>Changes reply rules: checked, with their version and their entry in the record in one transaction, in use when it returns.</summary>
public sealed class ReplyRuleEditing(
    ContentTransactions transactions,
    ReplyRuleStore rules,
    ReplyRuleReferences references,
    ContentVersionStore versions,
    ContentJournal journal)
{
    private static readonly Refusal NotFound = Refusal.NotFound("条回复规则");

    /// <param name="alongside">More to do in the same transaction, after the rule is there.</param>
    public async Task<Outcome<ReplyRule>> CreateAsync(
        Actor actor, ReplyRuleInput input, CancellationToken cancellation, Func<DbSession, ReplyRule, Task>? alongside = null)
    {
        var draft = await CheckAsync(input, cancellation);
        return draft.IsRefused ? draft.Refusal : await transactions.RunAsync<ReplyRule>(
            async session =>
            {
                var rule = draft.Value with { Id = await rules.InsertAsync(session, draft.Value) };
                if (alongside is not null)
                {
                    await alongside(session, rule);
                }

                await RecordAsync(session, actor, "replyRule.create", null, rule);
                return rule;
            },
            cancellation);
    }

    public Task<Outcome<ReplyRule>> UpdateAsync(Actor actor, long id, ReplyRuleInput input, CancellationToken cancellation) =>
        SaveAsync(actor, "replyRule.update", id, input, cancellation);

    /// <summary>Makes a version the newest one; a deleted rule comes back under its id.</summary>
    public async Task<Outcome<ReplyRule>> RestoreAsync(Actor actor, long id, long revision, CancellationToken cancellation)
    {
        var version = await versions.FindAsync(ContentKind.ReplyRule, id, revision, cancellation);
        return version is null
            ? Refusal.NotFound("个版本")
            : await SaveAsync(actor, "replyRule.restore", id, ContentJson.Read<ReplyRuleInput>(version.Content) with { Revision = null }, cancellation);
    }

    /// <param name="revision">The revision that was read, or null for whatever is stored.</param>
    public Task<Outcome<Done>> DeleteAsync(Actor actor, long id, long? revision, CancellationToken cancellation) => transactions.RunAsync<Done>(
        async session =>
        {
            if (await ReplyRuleStore.FindAsync(session, id) is not { } rule)
            {
                return NotFound;
            }

            if ((revision ?? rule.Revision) != rule.Revision || !await rules.DeleteAsync(session, id, rule.Revision))
            {
                return Refusal.Stale;
            }

            await RecordAsync(session, actor, "replyRule.delete", rule, null);
            return Done.It;
        },
        cancellation);

    private async Task<Outcome<ReplyRule>> SaveAsync(Actor actor, string action, long id, ReplyRuleInput input, CancellationToken cancellation)
    {
        var draft = await CheckAsync(input, cancellation);
        return draft.IsRefused ? draft.Refusal : await transactions.RunAsync<ReplyRule>(
            async session =>
            {
                if (await ReplyRuleStore.FindAsync(session, id) is not { } stored)
                {
                    return action == "replyRule.restore" ? await ReviveAsync(session, actor, id, draft.Value) : NotFound;
                }

                var rule = draft.Value with { Id = id, Revision = stored.Revision + 1 };
                if ((input.Revision ?? stored.Revision) != stored.Revision || !await rules.UpdateAsync(session, rule))
                {
                    return Refusal.Stale;
                }

                await RecordAsync(session, actor, action, stored, rule);
                return rule;
            },
            cancellation);
    }

    private async Task<Outcome<ReplyRule>> ReviveAsync(DbSession session, Actor actor, long id, ReplyRule draft)
    {
        var last = await ContentVersionStore.LatestAsync(session, ContentKind.ReplyRule, id);
        var rule = draft with { Id = id, Revision = last!.Revision + 1 };
        await rules.ReviveAsync(session, rule);
        await RecordAsync(session, actor, "replyRule.restore", null, rule);
        return rule;
    }

    private async Task<Outcome<ReplyRule>> CheckAsync(ReplyRuleInput input, CancellationToken cancellation)
    {
        var draft = ReplyRuleInputRules.Read(input);
        return !draft.IsRefused && await references.MissingAsync(draft.Value, cancellation) is { Count: > 0 } missing
            ? Refusal.BadInput(missing)
            : draft;
    }

    private Task RecordAsync(DbSession session, Actor actor, string action, ReplyRule? before, ReplyRule? after) =>
        journal.RecordAsync(session, new ContentEdit
        {
            Actor = actor,
            Action = action,
            Kind = ContentKind.ReplyRule,
            EntityId = (after ?? before)!.Id,
            Name = (after ?? before)!.Name,
            Before = before is null ? null : ReplyRuleView.Of(before),
            After = after is null ? null : ReplyRuleView.Of(after),
            Revision = after?.Revision ?? (before!.Revision + 1),
        });
}
