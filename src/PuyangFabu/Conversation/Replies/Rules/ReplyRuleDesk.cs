using System.Globalization;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>Shows reply rules to editors: each with the rules it overlaps with and what to know about it.</summary>
public sealed class ReplyRuleDesk(ReplyRuleStore store, RuleReplies replies, ReplyRuleReferences references)
{
    private const int PageSize = 100;
    private const int LargestPage = 500;

    public async Task<Outcome<ReplyRuleView>> ShowAsync(Outcome<ReplyRule> rule, CancellationToken cancellation) =>
        rule.IsRefused ? rule.Refusal : await ShowAsync(rule.Value, cancellation);

    public async Task<Outcome<ReplyRuleView>> FindAsync(long id, CancellationToken cancellation) =>
        await store.FindAsync(id, cancellation) is { } rule ? await ShowAsync(rule, cancellation) : Refusal.NotFound("条回复规则");

    /// <inheritdoc cref="List(ReplyRuleFilter, string, int?)"/>
    /// <param name="words">Only rules whose name or keywords contain this.</param>
    public Outcome<ItemPage<ReplyRuleView>> List(string? words, string? cursor, int? limit) => List(new ReplyRuleFilter { Words = words }, cursor, limit);

    /// <summary>The rules in use in this process, the newest first.</summary>
    /// <param name="cursor">From the page before.</param>
    public Outcome<ItemPage<ReplyRuleView>> List(ReplyRuleFilter filter, string? cursor, int? limit)
    {
        if (!long.TryParse(cursor ?? "", NumberStyles.None, CultureInfo.InvariantCulture, out var before) && !string.IsNullOrEmpty(cursor))
        {
            return Refusal.BadInput("cursor", "不是上一页给出的 nextCursor");
        }

        if (limit is < 1 or > LargestPage)
        {
            return Refusal.BadInput("limit", $"应在 1 到 {LargestPage} 之间");
        }

        var book = replies.Book;
        var size = limit ?? PageSize;
        var page = book.Rules.Reverse()
            .Where(rule => (before == 0 || rule.Id < before) && filter.Holds(rule, book))
            .Take(size + 1)
            .ToList();
        return new ItemPage<ReplyRuleView>(
            [.. page.Take(size).Select(rule => ReplyRuleView.Of(rule) with { Overlaps = book.OverlapsOf(rule) })],
            page.Count > size ? page[size - 1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    private async Task<ReplyRuleView> ShowAsync(ReplyRule rule, CancellationToken cancellation) => ReplyRuleView.Of(rule) with
    {
        Overlaps = replies.Book.OverlapsOf(rule),
        Warnings = await references.WarningsAsync(rule, cancellation),
    };
}
