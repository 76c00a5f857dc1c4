namespace PuyangFabu.Publishing.Materials.Bodies;

/// <summary>A link of an article that WeChat does not open in its articles: a reader who taps it sees nothing happen.</summary>
/// <param name="Text">What it stands on; empty for a picture.</param>
/// <param name="Address">Absolute.</param>
public sealed record OutsideLink(string Text, string Address);
