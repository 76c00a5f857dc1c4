using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Accounts;

/// <summary>Lets an account take plain messages again, for when its owner has gone back to plain mode in WeChat's console.</summary>
public sealed class EncryptionReset(
    Database database, AccountRegistry registry, EncryptionStates states, ContentChangeStore changes, AuditLog audit)
{
    public async Task<Outcome<AccountState>> RunAsync(Actor actor, string slug, CancellationToken cancellation)
    {
        if (registry.States.FirstOrDefault(state => state.Slug.Equals(slug, StringComparison.OrdinalIgnoreCase)) is not { } account)
        {
            return Refusal.NotFound("个账号");
        }

        await database.WriteAsync(
            async session =>
            {
                await ContentChangeStore.BeginAsync(session);
                var was = await EncryptionStateStore.ForgetAsync(session, account.Slug);

                // Accounts that only the settings tell of have no number; the listeners load all of them anyway.
                await changes.RecordAsync(session, ContentKind.Account, 0);
                await audit.RecordAsync(session, new AuditEntry
                {
                    Actor = actor,
                    Action = "account.resetEncryption",
                    TargetKind = "account",
                    TargetId = account.Slug,
                    Before = new { PlainRefused = was },
                    After = new { PlainRefused = false },
                });
            },
            cancellation);

        // Written is written, also when the caller has gone; other nodes hear of it from the change feed.
        await states.LoadAsync(CancellationToken.None);
        return account;
    }
}
