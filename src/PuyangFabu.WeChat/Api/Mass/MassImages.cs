namespace PuyangFabu.WeChat.Api.Mass;

/// <summary>Pictures (<c>msgtype</c> <c>image</c>, branch <c>images</c>; a preview sends the first alone in the branch <c>image</c>).</summary>
/// <param name="MediaIds">At least one; 20 is assumed to be the most.</param>
public sealed record MassImages(IReadOnlyList<string> MediaIds) : MassContent;
