namespace PuyangFabu.Sandbox.Api;

/// <summary>A person agrees to one more notice.</summary>
/// <param name="TemplateId">As the account has it.</param>
internal sealed record ConsentRequest(string OpenId, string TemplateId);
