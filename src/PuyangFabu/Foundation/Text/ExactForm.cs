using System.Buffers;
using System.Globalization;
using System.Text;

namespace PuyangFabu.Foundation.Text;

/// <summary>The part of a text that counts where the whole of it is compared with a word: 公积金？, 公积金😀 and 公积金 ask the same.</summary>
internal static class ExactForm
{
    /// <summary>Behind a digit it makes a picture of it (1️⃣).</summary>
    private const char Keycap = '\u20E3';

    /// <summary>Characters between the brackets of one of WeChat's own faces.</summary>
    private const int LongestFace = 6;

    /// <summary>Characters behind the mark of a face as old versions of WeChat write it.</summary>
    private const int LongestFaceCode = 8;

    private const string FaceCodeMark = "/:";

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
    public static ReadOnlySpan<char> Closed(ReadOnlySpan<char> text) => Close(Of(text));

    /// <summary>
    /// Without WeChat's own faces ([微笑], /:rose), digits as pictures (1️⃣) and signs (+, ￥, →) around it besides. The keyword of a rule may
    /// have these (C++), so that it is compared by <see cref="Of"/> first. What is nothing else stays: [微笑] is 微笑, 1️⃣ is 1.
    /// </summary>
    /// <param name="text">Normalised.</param>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> text)
    {
        var form = text;
        while (LengthOfFirst(form) is > 0 and var first)
        {
            form = form[first..];
        }

        while (LengthOfLast(form) is > 0 and var last)
        {
            form = form[..^last];
        }

        return form.Length > 0 ? form
            : Of(text) is [_, Keycap] digit ? digit[..1]
            : Of(text);
    }

    /// <summary>What <see cref="Bare"/> leaves, without the blanks inside.</summary>
    /// <inheritdoc cref="Closed"/>
    public static ReadOnlySpan<char> BareClosed(ReadOnlySpan<char> text) => Close(Bare(text));

    /// <summary>Whether a text is a word and nothing that counts besides.</summary>
    /// <param name="text">Normalised.</param>
    /// <param name="word">What <see cref="Closed"/> leaves of it.</param>
    public static bool Is(ReadOnlySpan<char> text, string word) => Closed(text).SequenceEqual(word) || BareClosed(text).SequenceEqual(word);

    private static ReadOnlySpan<char> Close(ReadOnlySpan<char> form) =>
        form.Contains(' ') ? form.ToString().Replace(" ", "", StringComparison.Ordinal) : form;

    /// <summary>Of what is overlooked at the start; 0 where the word begins.</summary>
    private static int LengthOfFirst(ReadOnlySpan<char> form) =>
        form is ['[', .. var rest] && rest.IndexOf(']') is var end && IsFace(rest[..Math.Max(0, end)]) ? end + 2
        : form is [(>= '0' and <= '9') or '#' or '*', Keycap, ..] ? 2
        : Rune.DecodeFromUtf16(form, out var first, out var length) == OperationStatus.Done && (IsIgnored(first) || IsSign(first)) ? length
        : 0;

    /// <summary>Of what is overlooked at the end; 0 where the word ends.</summary>
    private static int LengthOfLast(ReadOnlySpan<char> form) =>
        form is [.. var rest, ']'] && rest.LastIndexOf('[') is >= 0 and var start && IsFace(rest[(start + 1)..]) ? form.Length - start
        : form is [.., (>= '0' and <= '9') or '#' or '*', Keycap] ? 2
        : LengthOfFaceCode(form) is > 0 and var code ? code
        : Rune.DecodeLastFromUtf16(form, out var last, out var length) == OperationStatus.Done && (IsIgnored(last) || IsSign(last)) ? length
        : 0;

    private static bool IsFace(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > LongestFace)
        {
            return false;
        }

        foreach (var character in name)
        {
            if (!char.IsLetter(character))
            {
                return false;
            }
        }

        return true;
    }

    private static int LengthOfFaceCode(ReadOnlySpan<char> form)
    {
        if (form is not [.., > ' ' and <= '~'])
        {
            return 0;
        }

        var end = form[^Math.Min(form.Length, FaceCodeMark.Length + LongestFaceCode)..];
        var mark = end.LastIndexOf(FaceCodeMark, StringComparison.Ordinal);
        return mark >= 0 && mark + FaceCodeMark.Length < end.Length && Ascii.IsValid(end[mark..]) && !end[mark..].Contains(' ') ? end.Length - mark : 0;
    }

    // Joiners and variation selectors stand within pictures; the last two are letters that nobody sees.
    private static bool IsIgnored(Rune character) =>
        Rune.IsPunctuation(character) || Rune.IsWhiteSpace(character) || character.Value is '~' or '～' or '\u200D' or '\uFE0F' or '\u115F' or '\u1160'
        || Rune.GetUnicodeCategory(character) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;

    private static bool IsSign(Rune character) => Rune.GetUnicodeCategory(character) is UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol;
}
