using PuyangFabu.Articles;
using PuyangFabu.Operators;
using PuyangFabu.Outcomes;

namespace PuyangFabu.Review;

/// <summary>补办: after an urgent publication somebody other than its author confirms, one by one, what was left open.</summary>
public sealed class ArticleConfirming(ReviewDesk desk)
{
    public Task<Outcome<ArticleWork>> ConfirmAsync(long id, ConfirmRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, ReviewAction.Confirm, actor, request,
        async open =>
        {
            var item = request.Item?.Trim() ?? "";
            var named = Confirmation.Of(open.Work, open.Events).Where(confirmation => confirmation.Item == item).ToList();
            if (named.Count == 0)
            {
                return Refusal.BadInput("item", item.Length == 0 ? "没有填写要确认的事项" : "不是这篇稿件要补办的事项");
            }

            if (named.FirstOrDefault(static confirmation => confirmation.Confirmed is null) is not { } still)
            {
                return Refusal.Conflict("alreadyConfirmed", $"“{item}”已由{named[^1].Confirmed!.OperatorName}确认过。");
            }

            return await open.MoveAsync(
                open.Work,
                open.Event(ArticleEventKind.Confirm, request, new EventDetails { Item = item }) with { Round = still.Round });
        },
        cancellation);
}
