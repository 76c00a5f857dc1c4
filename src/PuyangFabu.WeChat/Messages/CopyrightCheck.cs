using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>Result of the reprint check of a mass send.</summary>
/// <param name="CheckState">0 not checked, 1 no reprint found, 2 reprint that may be sent, 3 reprint that may not.</param>
/// <param name="Articles">The articles that were judged; may be empty.</param>
public sealed record CopyrightCheck(int? CheckState, IReadOnlyList<CopyrightCheckArticle> Articles)
{
    internal static CopyrightCheck? Read(XmlNodeView node)
    {
        if (!node.HasChildren)
        {
            return null;
        }

        var articles = new List<CopyrightCheckArticle>();
        foreach (var item in node.Child("ResultList"u8).Children("item"u8))
        {
            articles.Add(CopyrightCheckArticle.Read(item));
        }

        return new CopyrightCheck(node.Int32("CheckState"u8), articles);
    }
}
