using PuyangFabu.Foundation.Text;
using PuyangFabu.Publishing.Materials;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>What may surprise the readers of a broadcast that is otherwise fine.</summary>
public static class BroadcastWarnings
{
    private const string Offer = "可以在草稿里把 linkFootnotes 改为 true";

    public static IEnumerable<string> Of(Broadcast broadcast, IReadOnlyList<ArticleOutsideLinks> outside)
    {
        if (TypedEscapes.In(broadcast.TextContent) is { Count: > 0 } escapes)
        {
            yield return $"文字里的{TypedEscapes.Named(escapes)}不会变成换行，粉丝会原样看到这几个字符；要换行请直接按回车键。";
        }

        foreach (var warning in DraftLinks.WarningsOf(outside, broadcast.LinkFootnotes, Offer))
        {
            yield return warning;
        }
    }
}
