namespace PuyangFabu.Content.Import;

/// <summary>A line of an input that holds something.</summary>
/// <param name="Number">Counted from 1, empty lines too.</param>
/// <param name="Bytes">Without the line's end; null when the line is too long to be read.</param>
internal readonly record struct InputLine(long Number, byte[]? Bytes);
