using System.Buffers;
using System.Globalization;
using System.Text;

namespace PuyangFabu.WeChat.Xml;

/// <summary>Writes elements with text in CDATA. Characters that XML forbids, lone surrogates too, are left out.</summary>
internal readonly ref struct XmlOutput(IBufferWriter<byte> output)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(SpecialCharacters());

    private readonly IBufferWriter<byte> _output = output;

    /// <summary>Whether a text still has something to see after characters were left out.</summary>
    public static bool LeavesAnythingOf(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate is enumerated as U+FFFD; a text of nothing else is as good as empty.
            if (rune != Rune.ReplacementChar && XmlCharacters.IsAllowed((uint)rune.Value) && !Rune.IsWhiteSpace(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes bytes as they are.</summary>
    public void Markup(ReadOnlySpan<byte> markup) => _output.Write(markup);

    public void Element(ReadOnlySpan<byte> name, string text)
    {
        StartTag(name);
        Markup("<![CDATA["u8);
        CData(text);
        Markup("]]>"u8);
        EndTag(name);
    }

    /// <summary>Writes nothing for null and for empty text.</summary>
    public void OptionalElement(ReadOnlySpan<byte> name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Element(name, text);
        }
    }

    public void Element(ReadOnlySpan<byte> name, long number)
    {
        StartTag(name);
        const int LongestNumber = 20;
        number.TryFormat(_output.GetSpan(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        _output.Advance(written);
        EndTag(name);
    }

    private void StartTag(ReadOnlySpan<byte> name)
    {
        Markup("<"u8);
        Markup(name);
        Markup(">"u8);
    }

    private void EndTag(ReadOnlySpan<byte> name)
    {
        Markup("</"u8);
        Markup(name);
        Markup(">"u8);
    }

    private void CData(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var run = text.IndexOfAny(Special) is var found and >= 0 ? found : text.Length;
            Encoding.UTF8.GetBytes(text[..run], _output);
            text = text[run..];
            if (text.IsEmpty)
            {
                return;
            }

            if (text[0] == ']')
            {
                // The end mark inside a text is split over two sections.
                Markup(text.StartsWith("]]>") ? "]]]]><![CDATA["u8 : "]"u8);
                text = text[(text.StartsWith("]]>") ? 2 : 1)..];
            }
            else if (Rune.DecodeFromUtf16(text, out var rune, out var consumed) == OperationStatus.Done
                && XmlCharacters.IsAllowed((uint)rune.Value))
            {
                Encoding.UTF8.GetBytes(text[..consumed], _output);
                text = text[consumed..];
            }
            else
            {
                text = text[consumed..];
            }
        }
    }

    /// <summary>Control characters, surrogates, the two noncharacters, and the bracket that may end a section.</summary>
    private static string SpecialCharacters()
    {
        var special = new StringBuilder("]\uFFFE\uFFFF");
        for (var control = '\0'; control < ' '; control++)
        {
            special.Append(control);
        }

        for (var surrogate = '\uD800'; surrogate <= '\uDFFF'; surrogate++)
        {
            special.Append(surrogate);
        }

        return special.ToString();
    }
}
