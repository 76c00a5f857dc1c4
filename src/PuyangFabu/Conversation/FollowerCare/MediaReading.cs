using PuyangFabu.Conversation.Media;

namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>Finds a file that a follower sent.</summary>
public sealed class MediaReading(FollowerLookup lookup, SentMediaStore store, MediaFiles files)
{
    /// <param name="small">The small picture of it, where there is one.</param>
    /// <returns>Null when this follower sent no such thing, or it is not here.</returns>
    public async Task<(SentMedia Media, string Path)?> FindAsync(string? slug, string code, long id, bool small, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        if (account.IsRefused || await store.FindAsync(id, cancellation) is not { State: MediaState.Kept } media)
        {
            return null;
        }

        var follower = await lookup.FindAsync(account.Value, code, cancellation);
        return !follower.IsRefused && follower.Value.OpenId == media.OpenId && account.Value.Slug == media.Account && files.Find(small && media.Thumbnail.Length > 0 ? media.Thumbnail : media.FileName) is { } path
            ? (small && media.Thumbnail.Length > 0 ? media with { ContentType = "image/jpeg" } : media, path)
            : null;
    }
}
