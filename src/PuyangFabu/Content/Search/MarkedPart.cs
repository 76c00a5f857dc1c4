namespace PuyangFabu.Content.Search;

/// <summary>A stretch of a text, marked when it holds words that were searched for.</summary>
public readonly record struct MarkedPart(string Text, bool Marked);
