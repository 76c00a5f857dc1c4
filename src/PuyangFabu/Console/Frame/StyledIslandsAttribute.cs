namespace PuyangFabu.Console.Frame;

/// <summary>
/// Of a page with components of Radzen, which set style attributes: its policy allows them, and because a document keeps the
/// policy that it was loaded with, the page is always loaded whole.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StyledIslandsAttribute : Attribute;
