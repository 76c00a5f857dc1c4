using AngleSharp.Dom;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>Watches a parser build: ends it when elements lie too deep in each other, or when there are too many of them.</summary>
internal sealed class ElementBudget(CancellationToken cancellation)
{
    /// <summary>Pasted articles come with 100 sections in each other.</summary>
    private const int DeepestNesting = 200;

    private const int MostElements = 25_000;

    /// <summary>The depths of all elements together: what the parser and those who look for an element's parents walk.</summary>
    private const long MostDepth = 1_200_000;

    private int count;
    private long depths;
    private IElement? last;

    /// <exception cref="ArticleBodyException">Nested too deeply, or too many elements.</exception>
    public void Created(IElement element)
    {
        cancellation.ThrowIfCancellationRequested();
        Count();

        // What is inside the last one by now the parser made by itself: formatting that was left open is opened again in each block that follows.
        for (var copy = last?.FirstElementChild; copy is not null; copy = copy.FirstElementChild)
        {
            Count();
        }

        // An element gets its place after it was created: the one before it has one by now.
        var depth = 0;
        for (INode? node = last; node is not null; node = node.Parent)
        {
            if (++depth > DeepestNesting)
            {
                throw new ArticleBodyException("正文的 HTML 嵌套过深，或有许多标签没有关闭");
            }
        }

        depths += depth;
        last = element;
    }

    private void Count()
    {
        if (++count > MostElements || depths > MostDepth)
        {
            throw new ArticleBodyException($"正文的 HTML 元素太多（最多 {MostElements} 个），或有许多标签没有关闭");
        }
    }
}
