using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Materials;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>
/// Deletes the drafts that were made for previews, once they are no longer needed: lying in the account's box, somebody
/// might send them by hand in WeChat's console, a second time.
/// </summary>
public sealed class SparePreviews(Database database, AccountRegistry accounts, DraftBox box)
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

            if (await box.DeleteAsync(account, Actor.Product, broadcast.PreviewMediaId, cancellation))
            {
                await database.WriteAsync(session => BroadcastStore.SetPreviewAsync(session, broadcast.Id, "", ""), cancellation);
            }
        }
    }
}
