using PuyangFabu.Accounts;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Conversation.Replies.Unanswered;

/// <summary>What editors do with the words that found nothing: look, make a rule of them, or let them go.</summary>
public sealed class UnansweredDesk(
    Database database, UnansweredWordsStore words, ReplyRuleEditing rules, RuleReplies replies, AccountRegistry accounts, AuditLog audit, TimeProvider clock)
{
    private const int PageSize = 50;
    private const int LargestPage = 500;

    /// <summary>What nothing answers: words that a rule answers by now are left out, however it came to.</summary>
    /// <param name="account">Slug; the default account when null.</param>
    public async Task<Outcome<ItemPage<UnansweredItem>>> ListAsync(string? account, string? cursor, int? limit, CancellationToken cancellation)
    {
        var after = string.IsNullOrEmpty(cursor) ? null : UnansweredWords.OfCursor(cursor);
        if (after is null && !string.IsNullOrEmpty(cursor))
        {
            return Refusal.BadInput("cursor", "不是上一页给出的 nextCursor");
        }

        if (limit is < 1 or > LargestPage)
        {
            return Refusal.BadInput("limit", $"应在 1 到 {LargestPage} 之间");
        }

        if (AccountOf(account) is not { } slug)
        {
            return NoAccount(account);
        }

        var size = limit ?? PageSize;
        var (matcher, nowMs) = (replies.Book.Matcher, clock.NowMs());
        var open = new List<UnansweredWords>();
        IReadOnlyList<UnansweredWords> rows;
        do
        {
            rows = await words.ListAsync(slug, size + 1, cancellation, after);
            open.AddRange(rows.Where(row => matcher.Find(row.Words, nowMs) is null));
            after = rows.Count > 0 ? rows[^1] : after;
        }
        while (open.Count <= size && rows.Count > size);

        return new ItemPage<UnansweredItem>(
            [.. open.Take(size).Select(UnansweredItem.Of)],
            open.Count > size ? open[size - 1].ToCursor() : null);
    }

    /// <summary>Makes a rule and takes its words off the list, both or neither.</summary>
    public Task<Outcome<ReplyRule>> MakeRuleAsync(Actor actor, WordsRuleInput input, CancellationToken cancellation) => MakeRuleAsync(actor, input.ToRule(), cancellation);

    /// <inheritdoc cref="MakeRuleAsync(Actor, WordsRuleInput, CancellationToken)"/>
    /// <param name="input">Its keywords are the words.</param>
    public Task<Outcome<ReplyRule>> MakeRuleAsync(Actor actor, ReplyRuleInput input, CancellationToken cancellation) => rules.CreateAsync(
        actor,
        input,
        cancellation,
        static (session, rule) => UnansweredWordsStore.RemoveAsync(session, rule.Keywords.Select(UnansweredWordsStore.KeptForm)));

    /// <summary>Takes words off the list; sent again they come back.</summary>
    public Task<Outcome<Done>> DismissAsync(Actor actor, string? account, string? dismissed, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(dismissed))
        {
            return Task.FromResult<Outcome<Done>>(Refusal.BadInput("words", FieldReasons.Missing));
        }

        if (AccountOf(account) is not { } slug)
        {
            return Task.FromResult<Outcome<Done>>(NoAccount(account));
        }

        var kept = UnansweredWordsStore.KeptForm(dismissed);
        return database.TryWriteAsync<Done>(
            async session =>
            {
                if (!await UnansweredWordsStore.RemoveAsync(session, slug, kept))
                {
                    return Refusal.NotFound("些词语");
                }

                await audit.RecordAsync(session, new AuditEntry { Actor = actor, Action = "unansweredWords.dismiss", TargetKind = "unansweredWords", TargetId = kept });
                return Done.It;
            },
            cancellation);
    }

    private string? AccountOf(string? slug) => (slug is null ? accounts.Default : accounts.Find(slug))?.Slug;

    private static Refusal NoAccount(string? slug) => Refusal.BadInput("account", $"没有代号为“{slug}”的账号");
}
