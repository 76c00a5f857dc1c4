using System.Buffers;
using System.Globalization;
using System.Text;

namespace PuyangFabu.WeChat.Xml;

/// <summary>Writes elements with text in CDATA. Characters that XML forbids, lone surrogates too, are left out.</summary>
internal readonly ref struct XmlOutput(IBufferWriter<byte> output)
{
    private readonly IBufferWriter<byte> _output = output;

    /// <summary>Whether a text still has something to see after characters were left out.</summary>
    public static bool LeavesAnythingOf(ReadOnlySpan<char> text) => !XmlCharacters.AllowedPartOf(text).IsWhiteSpace();

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
        // What is left out may have stood between the brackets, so the end mark is looked for afterwards.
        text = XmlCharacters.AllowedPartOf(text);
        for (var end = text.IndexOf("]]>"); end >= 0; end = text.IndexOf("]]>"))
        {
            // The end mark inside a text is split over two sections.
            Encoding.UTF8.GetBytes(text[..(end + 2)], _output);
            Markup("]]><![CDATA["u8);
            text = text[(end + 2)..];
        }

        Encoding.UTF8.GetBytes(text, _output);
    }
}
