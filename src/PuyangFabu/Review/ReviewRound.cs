using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Review;

/// <summary>The present round of an article's review: whose text it is, and who has passed it so far.</summary>
public sealed record ReviewRound
{
    /// <summary>Everyone who wrote, last edited or handed in the text at hand.</summary>
    public required IReadOnlySet<long> Authors { get; init; }

    /// <summary>The approvals of this round and of no other version, in their order.</summary>
    public required IReadOnlyList<ArticleEvent> Approvals { get; init; }

    /// <param name="writers">Everyone who wrote a version that readers have not got.</param>
    /// <param name="events">The whole history.</param>
    public static ReviewRound Of(ArticleWork work, IEnumerable<long> writers, IEnumerable<ArticleEvent> events) => new()
    {
        Authors = writers.Concat(new[] { work.WriterId, work.LastEditorId, work.SubmitterId }.OfType<long>()).ToHashSet(),
        Approvals = ApprovalsOf(work, events),
    };

    /// <summary>The rounds of several articles at once, by article.</summary>
    public static async Task<IReadOnlyDictionary<long, ReviewRound>> ReadAsync(DbSession session, IReadOnlyList<ArticleWork> works)
    {
        List<long> ids = [.. works.Select(static work => work.ArticleId)];
        var events = (await ArticleEventStore.ListAsync(session, ids)).ToLookup(static happened => happened.ArticleId);
        var writers = (await ArticleVersionStore.WritersAsync(session, ids)).ToLookup(static writer => writer.ArticleId);
        return works.ToDictionary(static work => work.ArticleId, work => Of(
            work,
            writers[work.ArticleId].Where(writer => writer.LastNumber > (work.LiveVersion ?? 0)).Select(static writer => writer.WrittenBy),
            events[work.ArticleId]));
    }

    /// <summary>None while it is a draft: whatever was approved before counts no more.</summary>
    public static IReadOnlyList<ArticleEvent> ApprovalsOf(ArticleWork work, IEnumerable<ArticleEvent> events) =>
        work.State is WorkState.Draft or WorkState.Withdrawn or WorkState.Deleted
            ? []
            : [.. events.Where(happened => happened.Action == ArticleEventKind.Approve && happened.Round == work.Round && happened.Version == work.HeadVersion)];
}
