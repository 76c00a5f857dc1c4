namespace PuyangFabu.Content.Checks.Reading;

/// <summary>A stretch of a text.</summary>
internal readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static TextSpan Between(int start, int end) => new(start, end - start);

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;
}
