using System.Text;
using AngleSharp.Dom;

namespace PuyangFabu.Sources.Reading.Selectors;

/// <summary>
/// The elements of a page in the order in which they are written, each known by its number. What a tree is asked again and again (what is
/// inside, which sibling it is, its text) is counted once.
/// </summary>
internal sealed class PageElements
{
    private readonly List<Known> elements = [];
    private readonly string text;
    private readonly int body;

    /// <param name="page">The body of a document; at most some hundred elements in each other.</param>
    public PageElements(IElement page, CancellationToken cancellation)
    {
        var words = new StringBuilder();
        Add(new Known(page.Owner?.DocumentElement ?? page, -1, -1, new Place(1, 1)), words, cancellation);
        text = words.ToString();
        body = elements.FindIndex(known => known.Element == page);
    }

    public IElement this[int number] => elements[number].Element;

    /// <summary>The numbers of the elements inside the page that fit, ascending.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public List<int> All(PageSelector selector, CancellationToken cancellation)
    {
        var found = new List<int>();
        var own = new ulong[elements.Count];
        var within = new ulong[elements.Count];
        var beside = new ulong[elements.Count];
        for (var number = 0; number < elements.Count; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (parent, before) = (elements[number].Parent, elements[number].Before);
            var around = parent < 0 ? 0 : within[parent];
            var earlier = before < 0 ? 0 : beside[before];
            own[number] = selector.Fitting(this[number], elements[number].Place, around, parent < 0 ? 0 : own[parent], before < 0 ? 0 : own[before], earlier);
            within[number] = around | own[number];
            beside[number] = earlier | own[number];
            if (number > body && selector.EndsIn(own[number]))
            {
                found.Add(number);
            }
        }

        return found;
    }

    /// <summary>The first of some elements that is another one or inside it.</summary>
    /// <param name="found">Ascending.</param>
    /// <returns>Null when none is.</returns>
    public int? FirstWithin(int number, List<int> found)
    {
        var index = found.BinarySearch(number);
        index = index < 0 ? ~index : index;
        return index < found.Count && found[index] <= elements[number].Last ? found[index] : null;
    }

    /// <summary>The beginning of an element's text.</summary>
    public string TextOf(int number, int longest) =>
        text.Substring(elements[number].TextStart, Math.Min(elements[number].TextEnd - elements[number].TextStart, longest));

    private void Add(Known known, StringBuilder words, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var number = elements.Count;
        elements.Add(known);
        known.TextStart = words.Length;
        var count = known.Element.ChildNodes.Count(static node => node is IElement);
        var (before, place) = (-1, 0);
        foreach (var node in known.Element.ChildNodes)
        {
            if (node is IElement child)
            {
                var self = elements.Count;
                place++;
                Add(new Known(child, number, before, new Place(place, count - place + 1)), words, cancellation);
                before = self;
            }
            else if (node is IText written)
            {
                words.Append(written.Data);
            }
        }

        known.TextEnd = words.Length;
        known.Last = elements.Count - 1;
    }

    private sealed class Known(IElement element, int parent, int before, Place place)
    {
        public IElement Element { get; } = element;

        /// <summary>What it is directly in; -1 where that is nothing.</summary>
        public int Parent { get; } = parent;

        /// <summary>The sibling before it; -1 where there is none.</summary>
        public int Before { get; } = before;

        public Place Place { get; } = place;

        /// <summary>The last one inside it; itself where it has none.</summary>
        public int Last { get; set; }

        public int TextStart { get; set; }

        public int TextEnd { get; set; }
    }
}
