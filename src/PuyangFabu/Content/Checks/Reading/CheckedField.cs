using PuyangFabu.Content.Checks.PersonalData;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Checks.Reading;

/// <summary>One field of a text: its words, their folded form, and how a finding in it is written down.</summary>
internal sealed class CheckedField(string name, string label, string text)
{
    /// <summary>Characters shown before and after the words that a finding is about.</summary>
    private const int Around = 12;

    private const int LongestExcerpt = 80;

    private int[]? lineStarts;

    public string Name { get; } = name;

    /// <summary>The field's name for people.</summary>
    public string Label { get; } = label;

    public string Text { get; } = text;

    public FoldedText Folded => field ??= FoldedText.Of(Text);

    public PersonalDataSpans PersonalData => field ??= PersonalDataSpans.In(Folded.Text);

    private string Masked => field ??= PersonalDataMask.Of(this);

    /// <param name="folded">The place in <see cref="Folded"/>.</param>
    public TextFinding At(TextSpan folded, string rule, string severity, string message, string suggestion)
    {
        var span = Folded.ToSource(folded);
        var line = LineOf(span.Start);
        return new TextFinding
        {
            Rule = rule,
            Severity = severity,
            Field = Name,
            Place = new FindingPlace(line + 1, span.Start - LineStarts[line], span.Length),
            Excerpt = Excerpt(span, line),
            Message = message,
            Suggestion = suggestion,
        };
    }

    /// <summary>A finding about the whole field, or a whole line of it.</summary>
    /// <param name="line">From 1.</param>
    public TextFinding Whole(string rule, string severity, string message, string suggestion, int line = 1)
    {
        var start = LineStarts[line - 1];
        return new TextFinding
        {
            Rule = rule,
            Severity = severity,
            Field = Name,
            Place = new FindingPlace(line, 0, 0),
            Excerpt = WholeCharacters.Prefix(Masked[start..LineEnd(line - 1)], LongestExcerpt),
            Message = message,
            Suggestion = suggestion,
        };
    }

    private int[] LineStarts => lineStarts ??= [0, .. Enumerable.Range(0, Text.Length).Where(index => Text[index] == '\n').Select(static index => index + 1)];

    private int LineOf(int position)
    {
        var found = Array.BinarySearch(LineStarts, position);
        return found >= 0 ? found : ~found - 1;
    }

    private int LineEnd(int line) => line + 1 < LineStarts.Length ? LineStarts[line + 1] - 1 : Text.Length;

    private string Excerpt(TextSpan span, int line)
    {
        var start = Math.Max(LineStarts[line], span.Start - Around);
        var end = Math.Min(Math.Max(LineEnd(line), span.End), Math.Min(span.End, span.Start + LongestExcerpt) + Around);
        if (start > 0 && char.IsLowSurrogate(Masked[start]))
        {
            start--;
        }

        if (end < Masked.Length && char.IsLowSurrogate(Masked[end]))
        {
            end++;
        }

        return Masked[start..end].Replace('\n', ' ');
    }
}
