namespace PuyangFabu.Webhook;

/// <summary>The messages of a group that may count.</summary>
/// <param name="Entries">Those to be stored, in their order.</param>
/// <param name="Standing">By signature, what stands under it, see <see cref="SignatureClaim.BodyHash"/>.</param>
/// <param name="HasNewStates">True when an account was found, or became, one that refuses plain messages.</param>
public sealed record AdmittedGroup(IReadOnlyList<InboxEntry> Entries, IReadOnlyDictionary<string, string> Standing, bool HasNewStates);
