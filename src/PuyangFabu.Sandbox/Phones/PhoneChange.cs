namespace PuyangFabu.Sandbox.Phones;

/// <summary>Something a watching page must draw anew.</summary>
/// <param name="Account">Slug of the account it belongs to.</param>
/// <param name="Type"><c>follower</c>, <c>entry</c>, <c>cleared</c> or <c>delivery</c>.</param>
/// <param name="Value">What changed, as it is now.</param>
internal sealed record PhoneChange(string Account, string Type, object Value);
