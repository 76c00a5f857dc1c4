using PuyangFabu.Sandbox.Deliveries;

namespace PuyangFabu.Sandbox.Phones;

/// <summary>Everything a page needs to draw one account's phones.</summary>
internal sealed record PhoneSnapshot(
    string Slug,
    string Name,
    string OriginalId,
    SandboxAccountKind Kind,
    string Introduction,
    IReadOnlyList<PhoneFollower> Followers,
    IReadOnlyList<ChatEntry> Entries,
    IReadOnlyList<DeliverySummary> Deliveries);
