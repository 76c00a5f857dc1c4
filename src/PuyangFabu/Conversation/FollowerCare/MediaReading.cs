using PuyangFabu.Conversation.Media;
using PuyangFabu.Foundation.Files;

namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>Finds a file that a follower sent.</summary>
public sealed class MediaReading(FollowerLookup lookup, SentMediaStore store, MediaFiles files)
{
    /// <param name="small">The small picture of it, where there is one.</param>
    /// <returns>Null when this follower sent no such thing, or it is not here.</returns>
    public async Task<(SentMedia Media, KeptFile File)?> FindAsync(string? slug, string code, long id, bool small, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        if (account.IsRefused || await store.FindAsync(id, cancellation) is not { State: MediaState.Kept } media)
        {
            return null;
        }

        var follower = await lookup.FindAsync(account.Value, code, cancellation);
        return !follower.IsRefused && follower.Value.OpenId == media.OpenId && account.Value.Slug == media.Account && await files.FindAsync(small && media.Thumbnail.Length > 0 ? media.Thumbnail : media.FileName, cancellation) is { } file
            ? (small && media.Thumbnail.Length > 0 ? media with { ContentType = "image/jpeg" } : media, file)
            : null;
    }
}
