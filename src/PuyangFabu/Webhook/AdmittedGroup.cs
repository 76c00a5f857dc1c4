namespace PuyangFabu.Webhook;

/// <summary>The messages of a group that may count.</summary>
/// <param name="Entries">Those to be stored, in their order.</param>
/// <param name="Standing">By signature, what stands under it, see <see cref="SignatureClaim.BodyHash"/>.</param>
/// <param name="Encrypted">The accounts that have received encrypted messages, since when; null when nothing new was learnt of them.</param>
public sealed record AdmittedGroup(
    IReadOnlyList<InboxEntry> Entries, IReadOnlyDictionary<string, string> Standing, IReadOnlyDictionary<string, long>? Encrypted);
