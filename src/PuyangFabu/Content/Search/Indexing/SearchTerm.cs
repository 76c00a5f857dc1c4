namespace PuyangFabu.Content.Search.Indexing;

/// <summary>A term as a stretch of the text it was cut from.</summary>
internal readonly record struct SearchTerm(TermKind Kind, int Start, int Length);
