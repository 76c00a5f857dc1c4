using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Publications;

namespace PuyangFabu.Publishing.Pulling;

/// <summary>
/// Articles that a broadcast or a publication is to carry just as they are. A version that the machine makes of one would take the
/// approval away for a reason that nobody on duty knows: it waits until they have gone out.
/// </summary>
internal static class PromisedArticles
{
    public static async Task<IReadOnlySet<long>> AmongAsync(DbSession session, IReadOnlyList<long> articleIds) => articleIds.Count == 0
        ? new HashSet<long>()
        : (await BroadcastStore.PromisedAsync(session, articleIds)).Concat(await PublicationStore.PromisedAsync(session, articleIds)).ToHashSet();
}
