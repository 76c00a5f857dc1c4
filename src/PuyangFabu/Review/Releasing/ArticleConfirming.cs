using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Review.Releasing;

/// <summary>补办: after an urgent publication somebody other than its author confirms, one by one, what was left open.</summary>
public sealed class ArticleConfirming(ReviewDesk desk)
{
    public Task<Outcome<ArticleWork>> ConfirmAsync(long id, ConfirmRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, ReviewAction.Confirm, actor, request with { ContentHash = null },
        async open =>
        {
            var item = request.Item?.Trim() ?? "";
            var named = Confirmation.Of(open.Row, open.Events).Where(confirmation => confirmation.Item == item).ToList();
            if (named.Count == 0)
            {
                return Refusal.BadInput("item", item.Length == 0 ? "没有填写要确认的事项" : "不是这篇稿件要补办的事项");
            }

            if (named.FirstOrDefault(static confirmation => confirmation.Confirmed is null) is not { } still)
            {
                return Refusal.Conflict(ReviewRefusals.AlreadyConfirmedCode, $"“{item}”已由{named[^1].Confirmed!.OperatorName}确认过。");
            }

            // What is made up for is what readers got in that round; somebody may be writing on by now.
            var published = still.PublishedIn(open.Events);
            var (version, hash) = published is null ? (open.Row.HeadVersion, open.Hash) : (published.Version, published.ContentHash);
            return request.NamesOtherThan(hash) ? ReviewRefusals.OtherText
                : still.IsOwnWork(open.Events, actor) ? Separation.OwnText
                : request.Trimmed.Length == 0 ? Refusal.BadInput("comment", "要写明做了什么，结果怎样")
                : await open.MoveAsync(
                    open.Row,
                    open.Event(request, new EventDetails { Item = item }) with { Round = still.Round, Version = version, ContentHash = hash });
        },
        cancellation);
}

/// <summary>What an urgent publication left open, and what of it was made up for since.</summary>
public sealed record Confirmation(long Round, string Item)
{
    /// <summary>Null while it is open.</summary>
    public ArticleEvent? Confirmed { get; init; }

    /// <summary>With which readers got what is made up for; null while they have not.</summary>
    public ArticleEvent? PublishedIn(IReadOnlyList<ArticleEvent> events) =>
        events.LastOrDefault(happened => happened.Action == ArticleEventKind.Publish && happened.Round == Round);

    /// <summary>Whether a person had a hand in what readers got: whose text it is now may be other people's than whose text went out.</summary>
    public bool IsOwnWork(IReadOnlyList<ArticleEvent> events, Actor actor)
    {
        if (PublishedIn(events) is not { } published)
        {
            return false;
        }

        var before = events.LastOrDefault(happened => happened.Id < published.Id && happened.Action is (ArticleEventKind.Publish or ArticleEventKind.Import));
        return events.Any(happened => happened.OperatorId == actor.OperatorId
            && ((happened.Action == ArticleEventKind.Submit && happened.Round == published.Round)
                || (happened.Action is (ArticleEventKind.Create or ArticleEventKind.Edit) && happened.Version <= published.Version && happened.Version > (before?.Version ?? 0))));
    }

    /// <summary>Of the present round and of every round that ended at readers, in their order.</summary>
    public static IReadOnlyList<Confirmation> Of(ArticleWork work, IReadOnlyList<ArticleEvent> events)
    {
        var rounds = events.Where(static happened => happened.Action == ArticleEventKind.Publish).Select(static happened => happened.Round).Append(work.Round).ToHashSet();
        return
        [
            .. from happened in events
               where rounds.Contains(happened.Round) && happened.Action is ArticleEventKind.Submit or ArticleEventKind.Approve
               from item in EventDetails.Read(happened.Details).ConfirmAfterwards ?? []
               select new Confirmation(happened.Round, item) { Confirmed = events.FirstOrDefault(other => Confirms(other, happened.Round, item)) },
        ];
    }

    private static bool Confirms(ArticleEvent happened, long round, string item) =>
        happened.Action == ArticleEventKind.Confirm && happened.Round == round && EventDetails.Read(happened.Details).Item == item;
}
