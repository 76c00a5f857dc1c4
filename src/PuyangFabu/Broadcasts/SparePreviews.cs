using PuyangFabu.Accounts;
using PuyangFabu.Storage;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.Broadcasts;

/// <summary>
/// Deletes the drafts that were made for previews, once they are no longer needed: lying in the account's box, somebody
/// might send them by hand in WeChat's console, a second time.
/// </summary>
public sealed class SparePreviews(Database database, AccountRegistry accounts, IDraftApi drafts)
{
    private const int BatchSize = 5;

    public async Task DeleteAsync(CancellationToken cancellation)
    {
        foreach (var broadcast in await database.ReadAsync(static session => BroadcastStore.WithSparePreviewAsync(session, BatchSize), cancellation))
        {
            if (accounts.Find(broadcast.Account) is not { } account)
            {
                continue;
            }

            var deleted = await drafts.DeleteAsync(account.Api, broadcast.PreviewMediaId, cancellation);

            // Refused means that it is gone, or never can be deleted from here; only what did not reach WeChat is tried again.
            if (deleted.Failure is null or { Kind: ApiFailureKind.Refused })
            {
                await database.WriteAsync(session => BroadcastStore.SetPreviewAsync(session, broadcast.Id, "", ""), cancellation);
            }
        }
    }
}
