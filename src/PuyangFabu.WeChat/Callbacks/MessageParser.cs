using System.Buffers;
using System.Text;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Callbacks;

/// <summary>
/// Reads the XML of a callback. As strict as an XML parser about what is well-formed, and stricter about what a
/// message may contain (see <see cref="ParseOutcome"/>), except where people type: their texts are read whatever they
/// hold (<see cref="XmlRepair"/>). Unknown elements, attributes and comments are skipped, of elements that stand twice
/// the first counts. Takes any bytes: never throws, never reads anything else, and
/// allocates no more than the strings of the message.
/// </summary>
public static class MessageParser
{
    /// <summary>Reads a message in plain form.</summary>
    /// <param name="xml">The body, or what was decrypted; UTF-8, with or without a byte order mark.</param>
    /// <param name="message">Not null exactly on <see cref="ParseOutcome.Ok"/>.</param>
    public static ParseOutcome Parse(ReadOnlySpan<byte> xml, out IncomingMessage? message)
    {
        message = null;
        var document = XmlCharacters.WithoutByteOrderMark(xml);
        var nodes = new XmlNodeTable(stackalloc XmlNode[XmlNodeTable.InlineNodes]);
        byte[]? rented = null;
        try
        {
            var outcome = Scan(document, ref nodes, out rented, out var length);
            if (outcome != XmlOutcome.Ok)
            {
                return Refusal(outcome);
            }

            document = rented is null ? document : rented.AsSpan(0, length);
            if (!IdentifierLimits.AreKept(document, nodes.Nodes))
            {
                return ParseOutcome.IdentifierTooLong;
            }

            message = MessageTable.Read(new XmlNodeView(document, nodes.Nodes, 0));
            return message is null ? ParseOutcome.NotAMessage : ParseOutcome.Ok;
        }
        finally
        {
            nodes.Dispose();
            Return(rented);
        }
    }

    /// <summary>Finds the cipher text in the body of compatible or safe mode.</summary>
    /// <param name="encryptText">The Base64 text of <c>Encrypt</c>, usually a slice of <paramref name="xml"/>.</param>
    /// <returns>False when the body is not well-formed or has no such text.</returns>
    public static bool TryReadEncrypt(ReadOnlySpan<byte> xml, out ReadOnlySpan<byte> encryptText)
    {
        encryptText = default;
        var document = XmlCharacters.WithoutByteOrderMark(xml);
        var nodes = new XmlNodeTable(stackalloc XmlNode[XmlNodeTable.InlineNodes]);
        byte[]? rented = null;
        try
        {
            if (Scan(document, ref nodes, out rented, out var length) != XmlOutcome.Ok)
            {
                return false;
            }

            document = rented is null ? document : rented.AsSpan(0, length);
            var root = new XmlNodeView(document, nodes.Nodes, 0);
            var encrypt = root.IsNamed("xml"u8) ? root.Child("Encrypt"u8) : default;
            if (encrypt.IsPlain && rented is null)
            {
                var (start, plain) = encrypt.PlainRange;
                encryptText = document.Slice(start, plain);
            }
            else
            {
                encryptText = Encoding.UTF8.GetBytes(encrypt.Text());
            }

            return !encryptText.IsEmpty;
        }
        finally
        {
            nodes.Dispose();
            Return(rented);
        }
    }

    /// <param name="rented">When not null, the elements are of the repaired document that lies here.</param>
    private static XmlOutcome Scan(ReadOnlySpan<byte> document, ref XmlNodeTable nodes, out byte[]? rented, out int length)
    {
        (rented, length) = (null, 0);
        var outcome = XmlScanner.Scan(document, ref nodes);
        return outcome == XmlOutcome.Malformed ? XmlRepair.Scan(document, ref nodes, out rented, out length) : outcome;
    }

    private static void Return(byte[]? rented)
    {
        if (rented is not null)
        {
            // It holds what somebody wrote.
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private static ParseOutcome Refusal(XmlOutcome outcome) => outcome switch
    {
        XmlOutcome.TooDeep => ParseOutcome.TooDeep,
        XmlOutcome.TooLarge => ParseOutcome.TooLarge,
        _ => ParseOutcome.NotXml,
    };
}

/// <summary>Whether bytes are a message; everything but <see cref="Ok"/> is the sender's fault.</summary>
public enum ParseOutcome
{
    Ok,

    /// <summary>Not well-formed XML in UTF-8, or XML with a document type, a processing instruction, another entity or a prefixed name.</summary>
    NotXml,

    /// <summary>More than 32 elements inside each other.</summary>
    TooDeep,

    /// <summary>More than 1024 elements, or 32 attributes on one.</summary>
    TooLarge,

    /// <summary>An openid, event, key, ticket or id is longer than WeChat makes them.</summary>
    IdentifierTooLong,

    /// <summary>XML, but its root is not <c>xml</c> or it lacks a receiver, a sender, a time or a type.</summary>
    NotAMessage,
}
