using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace PuyangFabu.Content.Search.Indexing;

/// <summary>Hands the terms of texts to Lucene, each as often as its text counts.</summary>
internal sealed class TermTokenStream : TokenStream
{
    private readonly ICharTermAttribute term;
    private readonly List<(string Text, SearchTerm Term)> tokens = [];
    private int next;

    public TermTokenStream() => term = AddAttribute<ICharTermAttribute>();

    public int Count => tokens.Count;

    /// <summary>Adds the terms of a compact text.</summary>
    /// <param name="repeats">How often each term counts: the weight of one text against another in the same field.</param>
    /// <param name="kinds">Which terms are wanted.</param>
    public void Add(string compact, int repeats, Predicate<TermKind> kinds)
    {
        var terms = new List<SearchTerm>();
        TermSplitter.Split(compact, terms);
        foreach (var wanted in terms.Where(found => kinds(found.Kind)))
        {
            for (var repeat = 0; repeat < repeats; repeat++)
            {
                tokens.Add((compact, wanted));
            }
        }
    }

    public override bool IncrementToken()
    {
        if (next == tokens.Count)
        {
            return false;
        }

        ClearAttributes();
        var (text, found) = tokens[next++];
        if (found.Kind == TermKind.WordPiece)
        {
            term.Append(TermSplitter.PieceMark);
        }

        term.Append(text, found.Start, found.Length);
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        next = 0;
    }
}
