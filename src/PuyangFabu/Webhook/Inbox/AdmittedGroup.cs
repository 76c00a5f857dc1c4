using PuyangFabu.Accounts;
using PuyangFabu.Webhook.Callbacks;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>The messages of a group that may count.</summary>
/// <param name="Entries">Those to be stored, in their order.</param>
/// <param name="Standing">By signature, what stands under it, see <see cref="SignatureClaim.BodyHash"/>.</param>
/// <param name="Encrypted">What was learnt of the accounts that have received encrypted messages; null when nothing was.</param>
public sealed record AdmittedGroup(
    IReadOnlyList<InboxEntry> Entries, IReadOnlyDictionary<string, string> Standing, EncryptionSnapshot? Encrypted);
