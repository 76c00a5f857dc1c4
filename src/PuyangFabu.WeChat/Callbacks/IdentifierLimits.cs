using System.Collections.Frozen;
using System.Text;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Callbacks;

/// <summary>
/// How long the parts of a message may be that identify something: openids, events, keys, tickets, ids. They become keys of tables
/// and indexes, so that one without a bound would fail wherever it is put. What a person typed or a code said has no bound here.
/// </summary>
internal static class IdentifierLimits
{
    /// <summary>Longer names are of no identifier.</summary>
    private const int LongestName = 16;

    /// <summary>
    /// In bytes of UTF-8, at least twice the longest that WeChat documents: openids have 28 characters, original ids and AppIDs fewer,
    /// event names 31, numbers 20 digits, keys of buttons 128 bytes, addresses of buttons (EventKey of VIEW) 1024, scenes 72 characters,
    /// media ids 128 characters; tickets and article ids are seen with about 100.
    /// </summary>
    private static readonly FrozenDictionary<string, int> MostBytes = new Dictionary<string, int>
    {
        ["ToUserName"] = 128,
        ["FromUserName"] = 128,
        ["OpenID"] = 128,
        ["UnionID"] = 128,
        ["AppID"] = 128,
        ["AppId"] = 128,
        ["MsgType"] = 128,
        ["Event"] = 128,
        ["EventKey"] = 2048,
        ["Ticket"] = 512,
        ["MsgId"] = 64,
        ["MsgID"] = 64,
        ["MsgDataId"] = 128,
        ["MenuId"] = 128,
        ["bizmsgmenuid"] = 1024,
        ["publish_id"] = 128,
        ["article_id"] = 512,
        ["MediaId"] = 512,
        ["MediaId16K"] = 512,
        ["ThumbMediaId"] = 512,
        ["FileKey"] = 1024,
        ["FileMd5"] = 128,
        ["PicMd5Sum"] = 128,
        ["TemplateId"] = 128,
        ["KfAccount"] = 256,
        ["FromKfAccount"] = 256,
        ["ToKfAccount"] = 256,
    }.ToFrozenDictionary();

    private static readonly int Shortest = MostBytes.Values.Min();

    /// <summary>False when an identifier anywhere in the document is longer than WeChat makes them.</summary>
    public static bool AreKept(ReadOnlySpan<byte> document, ReadOnlySpan<XmlNode> nodes)
    {
        for (var index = 0; index < nodes.Length; index++)
        {
            // Few parts of a message are long at all: looking at the length first makes this cost nothing.
            if (nodes[index].ContentEnd - nodes[index].ContentStart > Shortest && !IsKept(document, nodes, index))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsKept(ReadOnlySpan<byte> document, ReadOnlySpan<XmlNode> nodes, int index)
    {
        Span<char> name = stackalloc char[LongestName];
        return !Encoding.UTF8.TryGetChars(document.Slice(nodes[index].NameStart, nodes[index].NameLength), name, out var length)
            || !MostBytes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name[..length], out var most)
            || new XmlNodeView(document, nodes, index).TextBytes() <= most;
    }
}
