using PuyangFabu.Sandbox.Platform.Articles;

namespace PuyangFabu.Sandbox.Platform.Drafts;

/// <summary>An account's drafts. Used under the account's lock.</summary>
internal sealed class DraftShelf
{
    private readonly Dictionary<string, Draft> drafts = new(StringComparer.Ordinal);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Draft> All => [.. drafts.Values.OrderByDescending(static draft => draft.UpdatedAt)];

    public int Count => drafts.Count;

    public Draft? Find(string? mediaId) => mediaId is null ? null : drafts.GetValueOrDefault(mediaId);

    public void Keep(Draft draft) => drafts[draft.MediaId] = draft;

    /// <summary>Deleted by the account, or gone because it was sent or published.</summary>
    public bool Remove(string? mediaId) => mediaId is not null && drafts.Remove(mediaId);
}

/// <summary>One draft of one or more articles.</summary>
internal sealed record Draft(string MediaId, IReadOnlyList<PlatformArticle> Articles, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
