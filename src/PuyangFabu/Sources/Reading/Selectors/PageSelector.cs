using AngleSharp.Dom;

namespace PuyangFabu.Sources.Reading.Selectors;

/// <summary>
/// A CSS selector of which nothing needs to be tried twice: tags, classes, ids, attributes and places among siblings, joined by blanks,
/// <c>&gt;</c>, <c>+</c>, <c>~</c> and commas. Libraries walk back for each way that one could fit, and of nested tables there are more ways
/// than anybody can wait for; here each element is looked at once.
/// </summary>
internal sealed class PageSelector
{
    /// <summary>One bit for each part; nobody writes as many.</summary>
    private const int MostParts = 64;

    /// <summary>What may be written, for whoever wrote something else.</summary>
    public const string Allowed = "可以写标签、.class、#id、[属性]、:first-child、:last-child、:nth-child(2n+1)，用空格、>、+、~、逗号连接";

    private readonly List<CompoundSelector> parts;
    private ulong first;
    private ulong last;
    private ulong inside;
    private ulong child;
    private ulong next;
    private ulong later;

    private PageSelector(List<CompoundSelector> parts) => this.parts = parts;

    /// <returns>Null for what is no selector, and for one with other means than these.</returns>
    public static PageSelector? Parse(string text)
    {
        if (SelectorText.Read(text) is not { Count: <= MostParts } read)
        {
            return null;
        }

        var selector = new PageSelector([.. read.Select(static part => part.Compound)]);
        for (var index = 0; index < read.Count; index++)
        {
            var bit = 1UL << index;
            selector.Join(read[index].Joint, bit);
            selector.last |= index + 1 == read.Count || read[index + 1].Joint == Joint.None ? bit : 0;
        }

        return selector;
    }

    /// <summary>Whether one of the selectors between commas ends at an element of which these parts fit.</summary>
    public bool EndsIn(ulong fitting) => (fitting & last) != 0;

    /// <summary>The parts that fit an element together with all before them, one bit each.</summary>
    /// <param name="place">Its place among its siblings.</param>
    /// <param name="around">What fits its parent or an element around that.</param>
    /// <param name="parent">What fits its parent.</param>
    /// <param name="before">What fits the sibling before it.</param>
    /// <param name="earlier">What fits any sibling before it.</param>
    public ulong Fitting(IElement element, Place place, ulong around, ulong parent, ulong before, ulong earlier)
    {
        var open = first | (inside & (around << 1)) | (child & (parent << 1)) | (next & (before << 1)) | (later & (earlier << 1));
        var fitting = 0UL;
        for (var index = 0; index < parts.Count; index++)
        {
            var bit = 1UL << index;
            if ((open & bit) != 0 && parts[index].Fits(element, place))
            {
                fitting |= bit;
            }
        }

        return fitting;
    }

    private void Join(Joint joint, ulong bit)
    {
        switch (joint)
        {
            case Joint.None:
                first |= bit;
                break;
            case Joint.Inside:
                inside |= bit;
                break;
            case Joint.Child:
                child |= bit;
                break;
            case Joint.Next:
                next |= bit;
                break;
            default:
                later |= bit;
                break;
        }
    }
}
