namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>Whom a call is about. Kept apart from the call, so that a person can be forgotten and the call stays.</summary>
/// <param name="Recipient">openid, or a WeChat id (微信号).</param>
/// <param name="Words">What is written of this person, a remark; else empty.</param>
public sealed record OutsideRecipient(string Recipient, string Words = "");
