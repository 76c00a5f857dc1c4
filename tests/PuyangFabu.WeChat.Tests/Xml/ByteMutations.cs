using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace PuyangFabu.WeChat.Tests.Xml;

/// <summary>Makes a document wrong in a small way: bytes changed, cut, doubled, or a telling piece put in.</summary>
internal static class ByteMutations
{
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "<", ">", "&", "/", "\"", "'", "=", "!", "?", "-", "]", "\r", "\0", "]]>", "--", "-->", "<!--", "<![CDATA[", "</", "/>", "&#x0;", "&#65;",
            "&lt;", "<?p?>", "<!DOCTYPE x>", "<x>", "</x>", "<x/>", ":", " ", "\uFEFF", "\uFFFE", "😀", " a='1'", "<xml>", "</xml>",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE4], [0x80],
    ];

    /// <summary>One to three changes to one of the documents.</summary>
    public static Gen<byte[]> Of(IReadOnlyList<byte[]> documents) =>
        from document in Gen.Elements<byte[]>(documents)
        from count in Gen.Elements(1, 1, 1, 2, 3)
        from changes in Gen.ArrayOf(Change, count)
        select changes.Aggregate(document, (bytes, change) => change(bytes));

    private static Gen<Func<byte[], byte[]>> Change =>
        from kind in Gen.Choose(0, 5)
        from position in Gen.Choose(0, 1_000_000)
        from span in Gen.Choose(1, 20)
        from value in Gen.Choose(0, 255)
        from piece in Gen.Elements(Pieces)
        select new Func<byte[], byte[]>(bytes => Apply(bytes, kind, (int)((long)bytes.Length * position / 1_000_001), span, (byte)value, piece));

    private static byte[] Apply(byte[] bytes, int kind, int at, int span, byte value, byte[] piece)
    {
        var end = Math.Min(at + span, bytes.Length);
        return kind switch
        {
            0 when at < bytes.Length => [.. bytes[..at], value, .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], .. bytes[end..]],
            2 => [.. bytes[..end], .. bytes[at..]],
            3 => bytes[..at],
            _ => [.. bytes[..at], .. piece, .. bytes[at..]],
        };
    }
}
