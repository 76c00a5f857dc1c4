using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>
/// What makes two deliveries the same message. WeChat names MsgId for messages and FromUserName + CreateTime for
/// events (被动回复用户消息); the latter has seconds only, so that two taps in one second need Event and EventKey too.
/// The upper half is that number, which grows: rows of one moment lie side by side in the index, where hashes alone would
/// touch a page each. The lower half is a hash of everything.
/// </summary>
public readonly record struct DeliveryKey(UInt128 Value)
{
    /// <summary>How many bytes a stored key has.</summary>
    public const int Length = 16;

    private const char Separator = '\u0001';

    /// <param name="xml">The message as it came; tells apart messages that have no id.</param>
    public static DeliveryKey Of(string account, IncomingMessage message, ReadOnlySpan<byte> xml)
    {
        var culture = CultureInfo.InvariantCulture;
        var text = message switch
        {
            EventMessage e => string.Create(culture, $"{account}{Separator}e{Separator}{e.FromUserName}{Separator}{e.CreateTime}{Separator}{e.Event}{Separator}{e.EventKey}{Separator}{JobId(e)}"),
            { MsgId: { } id } => string.Create(culture, $"{account}{Separator}m{Separator}{message.FromUserName}{Separator}{id}"),
            _ => string.Create(culture, $"{account}{Separator}t{Separator}{message.FromUserName}{Separator}{message.CreateTime}{Separator}{message.MsgType}{Separator}{Convert.ToHexString(SHA256.HashData(xml))}"),
        };
        return new(new UInt128((ulong)(message is EventMessage ? message.CreateTime : message.MsgId ?? message.CreateTime), Hash(text)));
    }

    /// <summary>The key as it is stored: 16 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        WriteTo(bytes);
        return bytes;
    }

    /// <inheritdoc cref="ToBytes"/>
    public void WriteTo(Span<byte> bytes) => BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);

    private static string JobId(EventMessage message) => message switch
    {
        PublishFinishedEvent finished => finished.PublishId,
        { MsgId: { } id } => id.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    private static ulong Hash(string text)
    {
        Span<byte> utf8 = text.Length <= 300 ? stackalloc byte[900] : new byte[text.Length * 3];
        var length = Encoding.UTF8.GetBytes(text, utf8);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8[..length], hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
