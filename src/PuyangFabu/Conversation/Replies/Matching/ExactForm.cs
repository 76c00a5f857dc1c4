namespace PuyangFabu.Conversation.Replies.Matching;

/// <summary>The part of a text that exact rules compare: 公积金？ and 公积金 ask the same.</summary>
internal static class ExactForm
{
    /// <summary>Without the punctuation and white space around it; the text itself when there is nothing else.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsIgnored(text[start]))
        {
            start++;
        }

        while (end > start && IsIgnored(text[end - 1]))
        {
            end--;
        }

        return start < end ? text[start..end] : text;
    }

    /// <summary>The same without the blanks inside: 公 积 金 is 公积金. Allocates only when there are any.</summary>
    /// <param name="text">Normalised, so that every white space is one blank.</param>
    public static ReadOnlySpan<char> Closed(ReadOnlySpan<char> text)
    {
        var form = Of(text);
        return form.Contains(' ') ? form.ToString().Replace(" ", "", StringComparison.Ordinal) : form;
    }

    private static bool IsIgnored(char character) =>
        char.IsPunctuation(character) || char.IsWhiteSpace(character) || character is '~' or '～';
}
