using System.Buffers;
using System.Text;

namespace PuyangFabu.WeChat.Xml;

/// <summary>
/// Makes a document readable that is broken only where people type. WeChat hands on what a phone, a place name or a QR
/// code holds: control characters, cut UTF-8, references to characters that XML forbids, a <c>]]&gt;</c> or whole
/// pasted XML inside a section. Only text inside the nodes of a message is rewritten; every tag stays byte for byte and
/// the result goes through <see cref="XmlScanner"/> again, so that nothing passes here that it refuses elsewhere.
/// </summary>
internal static class XmlRepair
{
    /// <summary>The longest that one byte becomes: <c>&amp;amp;</c>.</summary>
    private const int LongestByte = 5;

    /// <summary>
    /// Repairs and scans. A section that holds XML of its own may end in two places; the nodes behind it show which is right,
    /// so the nearer end is tried first and then the farthest.
    /// </summary>
    /// <param name="document">Malformed, without a byte order mark.</param>
    /// <param name="nodes">What the scan of the malformed document left.</param>
    /// <param name="rented">Holds the repaired document; give it back to the shared pool when done with it.</param>
    /// <param name="length">Of the repaired document.</param>
    public static XmlOutcome Scan(ReadOnlySpan<byte> document, ref XmlNodeTable nodes, out byte[]? rented, out int length)
    {
        rented = ArrayPool<byte>.Shared.Rent(checked((document.Length * LongestByte) + 16));
        foreach (var farthest in (ReadOnlySpan<bool>)[false, true])
        {
            var walk = new Walk(document, rented, farthest);
            length = walk.Run();
            nodes.Clear();
            if (length >= 0 && XmlScanner.Scan(rented.AsSpan(0, length), ref nodes) == XmlOutcome.Ok)
            {
                return XmlOutcome.Ok;
            }
        }

        length = 0;
        return XmlOutcome.Malformed;
    }

    /// <summary>One way over a document, from tag to tag.</summary>
    private ref struct Walk(ReadOnlySpan<byte> document, Span<byte> output, bool farthest)
    {
        /// <summary>Names of the open elements.</summary>
        private readonly Range[] _open = new Range[XmlScanner.MaxDepth];
        private readonly ReadOnlySpan<byte> _document = document;
        private readonly Span<byte> _output = output;
        private int _depth;
        private int _elements;
        private int _at;
        private int _written;

        /// <returns>Length of what was written; negative when the document is broken elsewhere than in texts.</returns>
        public int Run()
        {
            var declaration = XmlDeclaration.Length(_document);
            if (declaration < 0)
            {
                return -1;
            }

            Copy(declaration);
            while (_at < _document.Length)
            {
                if (!Step())
                {
                    return -1;
                }
            }

            return _written;
        }

        /// <summary>True where the text is somebody's words; what names sender, type and time is read as strictly as ever.</summary>
        private readonly bool InTypedText => _depth > 1 && !XmlNodeNames.NamesTheMessage(_document[_open[_depth - 1]]);

        private bool Step()
        {
            var rest = _document[_at..];
            if (rest[0] != '<')
            {
                var length = rest.IndexOf((byte)'<') is var next and >= 0 ? next : rest.Length;
                return InTypedText ? Write(length, references: true) : Copy(length);
            }

            return rest.StartsWith("<![CDATA["u8) ? Section(rest)
                : rest.StartsWith("<!--"u8) ? rest[4..].IndexOf("-->"u8) is var end and >= 0 && Copy(4 + end + 3)
                : rest.StartsWith("</"u8) ? EndTag(rest)
                : StartTag(rest);
        }

        private bool Section(ReadOnlySpan<byte> rest)
        {
            const int mark = 9;
            if (!InTypedText)
            {
                return rest.IndexOf("]]>"u8) is var first and >= 0 && Copy(first + 3);
            }

            var end = XmlSectionEnd.Find(rest[mark..], _document[_open[_depth - 1]], _document[_open[_depth - 2]], farthest);
            if (end < 0)
            {
                return false;
            }

            _at += mark;
            Write(end, references: false);
            _at += 3;
            return true;
        }

        private bool EndTag(ReadOnlySpan<byte> rest)
        {
            var end = rest.IndexOf((byte)'>');
            return end >= 0 && --_depth >= 0 && Copy(end + 1);
        }

        private bool StartTag(ReadOnlySpan<byte> rest)
        {
            var length = XmlNames.Length(rest[1..]);
            var end = 1 + length;
            if (length == 0 || ++_elements > XmlNodeTable.MaxNodes || XmlAttributes.Skip(rest, ref end) != XmlOutcome.Ok)
            {
                return false;
            }

            if (rest[end] == '/')
            {
                return rest[end..].StartsWith("/>"u8) && Copy(end + 2);
            }

            if (_depth == XmlScanner.MaxDepth)
            {
                return false;
            }

            _open[_depth++] = (_at + 1)..(_at + 1 + length);
            return Copy(end + 1);
        }

        private bool Copy(int length)
        {
            _document.Slice(_at, length).CopyTo(_output[_written..]);
            _at += length;
            _written += length;
            return true;
        }

        /// <summary>Writes text as XML allows it: controls vanish, what is broken becomes U+FFFD.</summary>
        /// <param name="references">Whether <c>&amp;</c> starts one; inside a section it does not.</param>
        /// <returns>False for an entity, which no message has.</returns>
        private bool Write(int length, bool references)
        {
            var text = _document.Slice(_at, length);
            _at += length;
            while (!text.IsEmpty)
            {
                if (references && text[0] == '&')
                {
                    if (!WriteReference(ref text))
                    {
                        return false;
                    }

                    continue;
                }

                // A broken sequence decodes to U+FFFD, and to as many bytes as belong to it.
                Rune.DecodeFromUtf8(text, out var rune, out var consumed);
                Write((uint)rune.Value);
                text = text[consumed..];
            }

            return true;
        }

        private bool WriteReference(ref ReadOnlySpan<byte> text)
        {
            if (XmlReferences.ReadLoosely(text, out var scalar) is > 0 and var length)
            {
                Write(scalar);
                text = text[length..];
                return true;
            }

            var name = XmlNames.Length(text[1..]);
            if (name > 0 && text.Length > name + 1 && text[name + 1] == ';')
            {
                return false;
            }

            Write('&');
            text = text[1..];
            return true;
        }

        private void Write(uint scalar)
        {
            if (scalar < 0x20 && !XmlCharacters.IsAllowed(scalar))
            {
                return;
            }

            var escaped = scalar switch
            {
                '&' => "&amp;"u8,
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                _ => default,
            };
            if (escaped.IsEmpty)
            {
                _written += (XmlCharacters.IsAllowed(scalar) ? new Rune(scalar) : Rune.ReplacementChar).EncodeToUtf8(_output[_written..]);
                return;
            }

            escaped.CopyTo(_output[_written..]);
            _written += escaped.Length;
        }
    }
}
