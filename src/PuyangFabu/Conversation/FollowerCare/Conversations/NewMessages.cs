using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>Whether followers wrote since a list of conversations was drawn; cheap enough to be asked every few seconds.</summary>
public sealed class NewMessages(FollowerLookup lookup, Database database)
{
    /// <summary>More are not counted.</summary>
    public const int Most = 100;

    /// <summary>Where the inbox ends now.</summary>
    public Task<long> PlaceAsync(CancellationToken cancellation) => database.ReadAsync(InboxStore.NewestAsync, cancellation);

    /// <param name="slug">The default account when null.</param>
    /// <param name="place">See <see cref="PlaceAsync"/>.</param>
    public async Task<Outcome<int>> CountAsync(string? slug, long place, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        return account.IsRefused
            ? account.Refusal
            : await database.ReadAsync(session => InboxStore.CountAfterAsync(session, account.Value.Slug, place, Most), cancellation);
    }
}
