namespace PuyangFabu.Conversation.Danger;

/// <summary>One of the words of a danger, ready to be looked for. Immutable.</summary>
internal sealed class DangerPhrase
{
    private readonly string[] parts;
    private readonly bool whole;

    /// <param name="word">As <see cref="DangerGroup.Words"/> has it.</param>
    public DangerPhrase(string word)
    {
        whole = word.StartsWith(DangerWords.WholeMark);
        parts = whole ? [DangerWords.Compact(word)] : [.. word.Split(DangerWords.GapMark).Select(DangerWords.Compact)];
    }

    /// <summary>What stands in every text that has the word.</summary>
    public string Beginning => parts[0];

    /// <summary>The word when it has no gap; else null.</summary>
    public string? Plain => parts is [var only] ? only : null;

    /// <summary>The first place of a text that has the word, from another place on; null for none.</summary>
    public Range? Find(ReadOnlySpan<char> text, int from)
    {
        if (whole)
        {
            return from == 0 && text.SequenceEqual(Beginning) ? 0..text.Length : null;
        }

        for (var start = from; text[start..].IndexOf(Beginning, StringComparison.Ordinal) is >= 0 and var next;)
        {
            start += next;
            if (EndAfter(text, start + Beginning.Length, 1) is { } end)
            {
                return start..end;
            }

            start++;
        }

        return null;
    }

    /// <summary>Takes the word out of a text wherever it stands; a mark that no word has keeps the rest apart.</summary>
    public string RemoveFrom(string text)
    {
        var left = text;
        for (var from = 0; Find(left, from) is { } place; from = place.Start.Value + 1)
        {
            left = string.Concat(left.AsSpan(0, place.Start.Value), "|", left.AsSpan(place.End.Value));
        }

        return left;
    }

    /// <summary>Where the word ends whose first parts end at a place; every gap is tried, and there are few.</summary>
    private int? EndAfter(ReadOnlySpan<char> text, int place, int part)
    {
        if (part == parts.Length)
        {
            return place;
        }

        for (var gap = 0; gap <= DangerWords.LongestGap && place + gap <= text.Length; gap++)
        {
            if (text[(place + gap)..].StartsWith(parts[part], StringComparison.Ordinal) && EndAfter(text, place + gap + parts[part].Length, part + 1) is { } end)
            {
                return end;
            }
        }

        return null;
    }
}
