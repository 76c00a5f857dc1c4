using System.Buffers;
using System.Globalization;
using System.Text;

namespace PuyangFabu.WeChat.Xml;

/// <summary>
/// Writes elements with text in CDATA. Characters that XML forbids, lone surrogates too, are left out. What is
/// written reaches the output at the latest with <see cref="Flush"/>.
/// </summary>
internal ref struct XmlOutput(IBufferWriter<byte> output)
{
    private const int LongestNumber = 20;
    private const int LongestUnit = 3;

    private readonly IBufferWriter<byte> _output = output;
    private Span<byte> _free;
    private int _pending;

    /// <summary>Whether a text still has something to see after characters were left out.</summary>
    public static bool LeavesAnythingOf(ReadOnlySpan<char> text) => !XmlCharacters.AllowedPartOf(text).IsWhiteSpace();

    /// <summary>Writes bytes as they are.</summary>
    public void Markup(ReadOnlySpan<byte> markup)
    {
        Reserve(markup.Length);
        markup.CopyTo(_free);
        Take(markup.Length);
    }

    public void Element(ReadOnlySpan<byte> name, string text)
    {
        Markup("<"u8);
        Markup(name);
        Markup("><![CDATA["u8);
        CData(text);
        Markup("]]></"u8);
        Markup(name);
        Markup(">"u8);
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
        Markup("<"u8);
        Markup(name);
        Markup(">"u8);
        Reserve(LongestNumber);
        number.TryFormat(_free, out var written, default, CultureInfo.InvariantCulture);
        Take(written);
        Markup("</"u8);
        Markup(name);
        Markup(">"u8);
    }

    public void Flush()
    {
        if (_pending > 0)
        {
            _output.Advance(_pending);
        }

        _pending = 0;
        _free = default;
    }

    private void CData(ReadOnlySpan<char> text)
    {
        // What is left out may have stood between the brackets, so the end mark is looked for afterwards.
        text = XmlCharacters.AllowedPartOf(text);
        for (var end = text.IndexOf("]]>"); end >= 0; end = text.IndexOf("]]>"))
        {
            // The end mark inside a text is split over two sections.
            Characters(text[..(end + 2)]);
            Markup("]]><![CDATA["u8);
            text = text[(end + 2)..];
        }

        Characters(text);
    }

    private void Characters(ReadOnlySpan<char> text)
    {
        Reserve(checked(LongestUnit * text.Length));
        Take(Encoding.UTF8.GetBytes(text, _free));
    }

    private void Reserve(int bytes)
    {
        if (_free.Length < bytes)
        {
            Flush();
            _free = _output.GetSpan(bytes);
        }
    }

    private void Take(int bytes)
    {
        _pending += bytes;
        _free = _free[bytes..];
    }
}
