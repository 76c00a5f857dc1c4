using System.Buffers;
using System.Text;

namespace PuyangFabu.WeChat.Xml;

/// <summary>
/// Puts together the text that lies directly in an element: runs, CDATA, references, line ends as XML defines
/// them. Comments and inner elements are left out. The content has been checked by <see cref="XmlScanner"/>.
/// </summary>
internal static class XmlText
{
    private static readonly SearchValues<byte> Stops = SearchValues.Create("<&\r"u8);

    public static string Decode(ReadOnlySpan<byte> content)
    {
        // Decoding never makes text longer.
        var buffer = ArrayPool<byte>.Shared.Rent(content.Length);
        try
        {
            return Encoding.UTF8.GetString(buffer.AsSpan(0, Decode(content, buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static int Decode(ReadOnlySpan<byte> content, Span<byte> output)
    {
        var written = 0;
        var depth = 0;
        while (!content.IsEmpty)
        {
            var run = content.IndexOfAny(Stops) is var stop and >= 0 ? stop : content.Length;
            if (depth == 0)
            {
                content[..run].CopyTo(output[written..]);
                written += run;
            }

            content = content[run..];
            if (content.IsEmpty)
            {
                break;
            }

            switch (content[0])
            {
                case (byte)'&':
                    var reference = XmlReferences.Read(content, out var scalar);
                    written += depth == 0 ? new Rune(scalar).EncodeToUtf8(output[written..]) : 0;
                    content = content[reference..];
                    break;
                case (byte)'\r':
                    written += depth == 0 ? CopyLineEnds(content[..1], output[written..]) : 0;
                    content = content[(content is [_, (byte)'\n', ..] ? 2 : 1)..];
                    break;
                case (byte)'<' when content.StartsWith("<!--"u8):
                    content = content[(4 + content[4..].IndexOf("-->"u8) + 3)..];
                    break;
                case (byte)'<' when content.StartsWith("<![CDATA["u8):
                    var length = content.IndexOf("]]>"u8) - 9;
                    written += depth == 0 ? CopyLineEnds(content.Slice(9, length), output[written..]) : 0;
                    content = content[(length + 12)..];
                    break;
                case (byte)'<' when content[1] == '/':
                    depth--;
                    content = content[(content.IndexOf((byte)'>') + 1)..];
                    break;
                default:
                    var end = TagLength(content);
                    depth += content[end - 2] == '/' ? 0 : 1;
                    content = content[end..];
                    break;
            }
        }

        return written;
    }

    /// <summary>A carriage return, with or without a line feed behind it, is one line feed.</summary>
    private static int CopyLineEnds(ReadOnlySpan<byte> text, Span<byte> output)
    {
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\r')
            {
                output[written++] = text[i];
            }
            else
            {
                output[written++] = (byte)'\n';
                i += i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            }
        }

        return written;
    }

    /// <summary>A start tag ends at the first <c>&gt;</c> outside the quotes of its attributes.</summary>
    private static int TagLength(ReadOnlySpan<byte> tag)
    {
        var at = 0;
        while (true)
        {
            at += tag[at..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
            if (tag[at] == '>')
            {
                return at + 1;
            }

            at += tag[(at + 1)..].IndexOf(tag[at]) + 2;
        }
    }
}
