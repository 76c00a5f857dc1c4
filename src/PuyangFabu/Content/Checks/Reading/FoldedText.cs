using System.Text;
using PuyangFabu.Foundation.Text.Folding;

namespace PuyangFabu.Content.Checks.Reading;

/// <summary>
/// A text as the checks compare it: half width, lower case, simplified, without invisible characters; line ends stay.
/// Knows for each of its characters where it came from.
/// </summary>
internal sealed class FoldedText
{
    /// <summary>By position in <see cref="Text"/>: position in the source; null when both are the same text.</summary>
    private readonly int[]? origins;
    private readonly int sourceLength;

    private FoldedText(string text, int[]? origins, int sourceLength)
    {
        Text = text;
        this.origins = origins;
        this.sourceLength = sourceLength;
    }

    public string Text { get; }

    public static FoldedText Of(string source)
    {
        if (CharacterFolds.UnchangedPrefix(source) == source.Length)
        {
            return new FoldedText(source, null, source.Length);
        }

        var text = new StringBuilder(source.Length + 16);
        var origins = new List<int>(source.Length + 16);
        for (var index = 0; index < source.Length;)
        {
            var length = 1;
            if (source[index] == '\n')
            {
                text.Append('\n');
            }
            else
            {
                length = CharacterFolds.Append(source, index, text);
            }

            while (origins.Count < text.Length)
            {
                origins.Add(index);
            }

            index += length;
        }

        return new FoldedText(text.ToString(), [.. origins], source.Length);
    }

    /// <summary>Where a stretch of <see cref="Text"/> stands in the source.</summary>
    public TextSpan ToSource(TextSpan span)
    {
        if (origins is null || span.Length == 0)
        {
            return span;
        }

        var start = origins[span.Start];
        var last = origins[span.End - 1];
        var end = span.End < origins.Length ? origins[span.End] : sourceLength;
        return TextSpan.Between(start, Math.Max(end, last + 1));
    }
}
