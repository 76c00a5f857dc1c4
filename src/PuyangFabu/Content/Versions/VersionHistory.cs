using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Versions;

/// <summary>What editors look up: what a thing was, and what was deleted.</summary>
public sealed class VersionHistory(ContentVersionStore versions)
{
    private const int MostDeleted = 200;

    /// <summary>Every version of one thing; what was never changed has none yet.</summary>
    public async Task<ItemList<VersionItem>> OfAsync(string kind, long entityId, CancellationToken cancellation) =>
        new([.. (await versions.ListAsync(kind, entityId, cancellation)).Select(VersionItem.Of)]);

    /// <summary>What was deleted lately and can be restored.</summary>
    public async Task<ItemList<VersionItem>> DeletedAsync(string kind, CancellationToken cancellation) =>
        new([.. (await versions.DeletedAsync(kind, MostDeleted, cancellation)).Select(VersionItem.Of)]);
}
