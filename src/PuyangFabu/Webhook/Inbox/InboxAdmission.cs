using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Callbacks;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>
/// Decides inside the transaction of a group which of its messages may count: that is where every message passes, of every
/// process, and where the order of two that exclude one another is settled. Costs no statement of its own, but one where encrypted messages are in the group.
/// </summary>
public sealed class InboxAdmission(AccountRegistry accounts, EncryptionStates encryption, SeenSignatures seen, TimeProvider clock)
{
    /// <summary>Marks the accounts of encrypted messages, puts down the signatures of all and stores those messages that may be stored.</summary>
    /// <returns>What was admitted, and the reply that counts for each of them.</returns>
    public async Task<(AdmittedGroup Admitted, StoredReply[] Replies)> StoreAsync(DbSession session, IInboxInsert insert, IReadOnlyList<InboxEntry> group)
    {
        var (encrypted, plainRefused) = await MarkAsync(session, group);
        var claims = Claims(group);

        // Almost always each signature is a new one, and then one statement does it all.
        if (plainRefused.Count == 0 && claims.Count == group.Count(static entry => entry.Claim is not null)
            && await InboxStore.InsertAsync(session, insert, claims.Values, group) is { } all)
        {
            return (new AdmittedGroup(group, Bodies(claims), encrypted), all);
        }

        // What was put down a moment ago for this group stands there now for just that.
        var standing = Bodies(claims);
        if (claims.Count > 0)
        {
            foreach (var (signature, body) in await SeenSignatureStore.ClaimAsync(session, claims.Values))
            {
                standing[signature] = body;
            }
        }

        var entries = group.Where(entry => entry.Claim is not { IsPlain: true } claim || (!plainRefused.Contains(entry.Account) && standing[claim.Signature] == claim.BodyHash)).ToList();
        return (new AdmittedGroup(entries, standing, encrypted), await InboxStore.InsertAsync(session, insert, entries));
    }

    private static Dictionary<string, SignatureClaim> Claims(IReadOnlyList<InboxEntry> group)
    {
        var claims = new Dictionary<string, SignatureClaim>(group.Count, StringComparer.Ordinal);
        foreach (var entry in group)
        {
            // An encrypted message comes before a plain one under its signature.
            if (entry.Claim is { } claim && !claims.TryAdd(claim.Signature, claim) && claims[claim.Signature].IsPlain && !claim.IsPlain)
            {
                claims[claim.Signature] = claim;
            }
        }

        return claims;
    }

    /// <returns>By signature, what it is put down for.</returns>
    private static Dictionary<string, string> Bodies(Dictionary<string, SignatureClaim> claims) =>
        claims.ToDictionary(static claim => claim.Key, static claim => claim.Value.BodyHash, StringComparer.Ordinal);

    /// <summary>Remembers what the group put down and learnt. Only once that is committed.</summary>
    public void Confirm(AdmittedGroup admitted)
    {
        foreach (var (signature, body) in admitted.Standing)
        {
            seen.Remember(signature, body);
        }

        if (admitted.Encrypted is { } states)
        {
            encryption.Learn(states);
        }
    }

    // Encrypted messages mark their account each time, though it be known to be marked: another process may have taken the mark
    // away a moment ago. Plain ones ask only where the answer may have changed.
    private async Task<(EncryptionSnapshot? Encrypted, IReadOnlySet<string> PlainRefused)> MarkAsync(DbSession session, IReadOnlyList<InboxEntry> group)
    {
        var marking = !encryption.Marks ? [] : group.Where(static entry => entry.Claim is { IsPlain: false })
            .Select(static entry => entry.Account).Distinct().Order(StringComparer.Ordinal).ToList();
        var marked = marking.Count == 0 ? 0 : await EncryptionStateStore.MarkAsync(session, marking, clock.NowMs());

        var open = group.Where(entry => entry.Claim is { IsPlain: true } && accounts.Find(entry.Account) is { } account && encryption.MayHaveChanged(account))
            .Select(static entry => entry.Account).ToHashSet(StringComparer.Ordinal);
        if (marked == 0 && open.Count == 0)
        {
            return (null, open);
        }

        var encrypted = await encryption.ReadAsync(session);
        open.IntersectWith(encrypted.Since.Keys);
        return (encrypted, open);
    }
}

/// <summary>The messages of a group that may count.</summary>
/// <param name="Entries">Those to be stored, in their order.</param>
/// <param name="Standing">By signature, what stands under it, see <see cref="SignatureClaim.BodyHash"/>.</param>
/// <param name="Encrypted">What was learnt of the accounts that have received encrypted messages; null when nothing was.</param>
public sealed record AdmittedGroup(
    IReadOnlyList<InboxEntry> Entries, IReadOnlyDictionary<string, string> Standing, EncryptionSnapshot? Encrypted);
