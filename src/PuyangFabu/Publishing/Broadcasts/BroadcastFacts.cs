using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>What the rights to broadcasts hang on, read for a whole page of them at once: a few queries, however many they are.</summary>
public sealed class BroadcastFacts
{
    private readonly Dictionary<(string Account, DateTimeOffset From), IReadOnlyList<Broadcast>> counting = [];

    private BroadcastFacts(DbSession session) => Session = session;

    /// <summary>In which they were read; they hold as long as it does.</summary>
    public DbSession Session { get; }

    public required ILookup<long, BroadcastPart> Parts { get; init; }

    /// <summary>Everyone who had a hand in each.</summary>
    public required ILookup<long, long> Writers { get; init; }

    /// <summary>Articles of each that passed the review and go live with it.</summary>
    public required ILookup<long, ChosenArticle> ToPublish { get; init; }

    /// <summary>What is due is held back.</summary>
    public required bool IsHeld { get; init; }

    public static async Task<BroadcastFacts> ReadAsync(DbSession session, IReadOnlyList<Broadcast> broadcasts)
    {
        var ids = broadcasts.Select(static broadcast => broadcast.Id).ToArray();
        var carried = await BroadcastStore.ArticlesAsync(session, ids);
        var works = (await ArticleWorkStore.FindAsync(session, [.. carried.Select(static pair => pair.Article.ArticleId).Distinct()])).ToDictionary(static work => work.ArticleId);
        return new BroadcastFacts(session)
        {
            Parts = (await BroadcastPartStore.ListAsync(session, ids)).ToLookup(static part => part.BroadcastId),
            Writers = (await BroadcastLogStore.WritersAsync(session, ids)).ToLookup(static hand => hand.BroadcastId, static hand => hand.OperatorId),
            ToPublish = carried.Where(pair => ReleasedArticles.IsToPublish(works.GetValueOrDefault(pair.Article.ArticleId), pair.Article))
                .ToLookup(static pair => pair.BroadcastId, static pair => pair.Article),
            IsHeld = await DueWorkHold.IsHeldAsync(session),
        };
    }

    /// <summary>Sends of an account that count in a span, each span read once.</summary>
    public async Task<IReadOnlyList<Broadcast>> CountingAsync(string account, (DateTimeOffset From, DateTimeOffset Until) span) =>
        counting.TryGetValue((account, span.From), out var known) ? known
            : counting[(account, span.From)] = await BroadcastStore.CountingAsync(Session, account, span);
}
