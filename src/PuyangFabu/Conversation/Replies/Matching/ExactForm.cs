using System.Buffers;
using System.Globalization;
using System.Text;

namespace PuyangFabu.Conversation.Replies.Matching;

/// <summary>The part of a text that exact rules compare: 公积金？, 公积金😀 and 公积金 ask the same.</summary>
internal static class ExactForm
{
    /// <summary>Without the punctuation, pictures and white space around it; the text itself when there is nothing else.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> text)
    {
        var form = text;
        while (Rune.DecodeFromUtf16(form, out var first, out var length) == OperationStatus.Done && IsIgnored(first))
        {
            form = form[length..];
        }

        while (Rune.DecodeLastFromUtf16(form, out var last, out var length) == OperationStatus.Done && IsIgnored(last))
        {
            form = form[..^length];
        }

        return form.Length > 0 ? form : text;
    }

    /// <summary>The same without the blanks inside: 公 积 金 is 公积金. Allocates only when there are any.</summary>
    /// <param name="text">Normalised, so that every white space is one blank.</param>
    public static ReadOnlySpan<char> Closed(ReadOnlySpan<char> text)
    {
        var form = Of(text);
        return form.Contains(' ') ? form.ToString().Replace(" ", "", StringComparison.Ordinal) : form;
    }

    // Joiners and variation selectors stand within pictures.
    private static bool IsIgnored(Rune character) =>
        Rune.IsPunctuation(character) || Rune.IsWhiteSpace(character) || character.Value is '~' or '～' or '\u200D' or '\uFE0F'
        || Rune.GetUnicodeCategory(character) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;
}
