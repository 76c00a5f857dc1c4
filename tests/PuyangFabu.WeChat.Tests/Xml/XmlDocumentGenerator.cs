using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace PuyangFabu.WeChat.Tests.Xml;

/// <summary>
/// Makes documents from pieces that matter to a parser. About half of them are well-formed; the others have one
/// or a few odd pieces in them.
/// </summary>
internal static class XmlDocumentGenerator
{
    private static readonly Gen<string> Name = Mostly(
        ["xml", "Content", "MsgType", "a", "_x-1.2", "濮阳", "é", "a·b", "Ａ"],
        ["1a", "-a", ".a", "·a", "a:b", "xml:a", "", "𠮷", "a𠮷", "a b", "\u00D7"]);

    private static readonly Gen<string> Text = Mostly(
        ["词", "hello", " ", "\n", "\r\n", "\r", "\t", "😀", ">", "]]", "]", "--", "\"", "'", "\u007F", "\uFFFD", "￥", "/", "=", "?>"],
        ["]]>", "<", "&", "\u0001", "\uFFFE", "\uFFFF", "</", "<!", "<?"]);

    private static readonly Gen<string> Reference = Mostly(
        ["&lt;", "&gt;", "&amp;", "&quot;", "&apos;", "&#65;", "&#x1F600;", "&#13;", "&#10;", "&#x0000041;", "&#x10FFFF;", "&#xfffd;"],
        ["&nbsp;", "&lt", "&;", "&#;", "&#x;", "&#0;", "&#8;", "&#xD800;", "&#xFFFE;", "&#x110000;", "&#4294967361;", "&#X41;", "& lt;"]);

    private static readonly Gen<string> Space = Gen.Elements("", "", "", " ", "\n", "\t", "\r\n");

    private static readonly Gen<string> Comment = Mostly(
        ["<!---->", "<!-- a -->", "<!-->-->", "<!--->a-->", "<!-- <b> & ]]> -->", "<!-- - -->"],
        ["<!-- a -- b -->", "<!-- a --->", "<!-- ", "<!- a ->", "<!-- \u0002 -->"]);

    private static readonly Gen<string> Section = Mostly(
        ["<![CDATA[]]>", "<![CDATA[a]]>", "<![CDATA[<b>&c;]]>", "<![CDATA[]]]>", "<![CDATA[]]]]>", "<![CDATA[\r\n\r]]>", "<![CDATA[<![CDATA[]]>"],
        ["<![CDATA[", "<![CDATA []]>", "<![cdata[]]>", "<![CDATA[\uFFFF]]>", "<![CDATA[a]]]]>]]>"]);

    private static readonly Gen<string> Strange = Gen.Elements(
        "<?pi data?>", "<!DOCTYPE a>", "</xml>", "</a>", "<a>", "<a/ >", "<a", "<![IGNORE[]]>", "<?xml version='1.0'?>");

    private static readonly Gen<string> Attribute =
        from name in Mostly(["a", "b", "c", "属性", "d", "e"], ["a:b", "xml:lang", "1", ""])
        from before in Space
        from after in Space
        from value in Gen.OneOf(Text, Reference).ArrayOf()
        from quote in Mostly(["\"", "'"], ["", "`"])
        from gap in Mostly([" ", "\n", "\r\n "], [""])
        select gap + name + before + "=" + after + quote + string.Concat(value).Replace(quote.Length > 0 ? quote : "\0", "", StringComparison.Ordinal) + quote;

    private static readonly Gen<string> Declaration = Mostly(
        ["", "", "", "<?xml version=\"1.0\"?>", "<?xml version='1.0' encoding='UTF-8'?>", "<?xml  version = \"1.0\"\n encoding=\"utf-8\" standalone='no' ?>"],
        [" <?xml version='1.0'?>", "<?xml version='1.1'?>", "<?xml encoding='utf-8'?>", "<?xml version='1.0' standalone='YES'?>", "<?xml?>", "<?xmlversion='1.0'?>"]);

    public static Gen<byte[]> Documents { get; } =
        from mark in Gen.Frequency((9, Gen.Constant("")), (1, Gen.Constant("\uFEFF")))
        from declaration in Declaration
        from before in Around
        from root in Element(4)
        from after in Around
        select Encoding.UTF8.GetBytes(mark + declaration + before + root + after);

    private static Gen<string> Around => Gen.Frequency(
        (60, Space), (20, Comment), (1, Text), (1, Strange), (1, Section));

    private static Gen<string> Element(int depth) =>
        from name in Name
        from attributes in Gen.Frequency((3, Gen.Constant<string[]>([])), (1, Attribute.ArrayOf(2)))
        from space in Space
        from content in Content(depth).ArrayOf()
        from endName in Gen.Frequency((200, Gen.Constant(name)), (1, Name))
        from endSpace in Space
        select content.Length == 0 && attributes.Length > 0
            ? $"<{name}{string.Concat(attributes)}{space}/>"
            : $"<{name}{string.Concat(attributes)}{space}>{string.Concat(content)}</{endName}{endSpace}>";

    private static Gen<string> Content(int depth) => Gen.Frequency(
        (40, Text),
        (20, Reference),
        (10, Comment),
        (20, Section),
        (depth > 0 ? 25 : 0, depth > 0 ? Gen.Fresh(() => 0).SelectMany(_ => Element(depth - 1).ScaleSize(size => size / 2)) : Text),
        (1, Strange));

    private static Gen<string> Mostly(string[] usual, string[] odd) =>
        Gen.Frequency((120, Gen.Elements(usual)), (1, Gen.Elements(odd)));
}
