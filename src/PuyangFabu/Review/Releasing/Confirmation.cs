using PuyangFabu.Content.Articles.Works;

namespace PuyangFabu.Review.Releasing;

/// <summary>What an urgent publication left open, and what of it was made up for since.</summary>
public sealed record Confirmation(long Round, string Item)
{
    /// <summary>Null while it is open.</summary>
    public ArticleEvent? Confirmed { get; init; }

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
