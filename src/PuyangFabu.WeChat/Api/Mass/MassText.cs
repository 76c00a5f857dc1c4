namespace PuyangFabu.WeChat.Api.Mass;

/// <summary>Plain text (<c>text</c>).</summary>
public sealed record MassText(string Content) : MassContent;
