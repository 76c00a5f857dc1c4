using Lucene.Net.Index;
using Lucene.Net.Util;
using PuyangFabu.Content.Search.Indexing;

namespace PuyangFabu.Content.Search.Ranking;

/// <summary>A place in the term dictionaries and postings of one segment. Costly to make and not thread-safe, so searches take turns with it.</summary>
internal sealed class SegmentCursor(AtomicReader segment)
{
    private readonly IBits? live = segment.LiveDocs;
    private readonly TermsEnum? titles = segment.GetTerms(IndexFields.Title)?.GetEnumerator();
    private readonly TermsEnum? texts = segment.GetTerms(IndexFields.More)?.GetEnumerator();
    private DocsEnum? postings;

    /// <summary>How many articles have a term, in the title or in their other texts; deleted ones still count.</summary>
    public int Count(bool inTitle, BytesRef term) =>
        (inTitle ? titles : texts) is { } terms && terms.SeekExact(term) ? terms.DocFreq : 0;

    /// <summary>The articles that have a term, each with how often; null for none. Valid until the next call.</summary>
    public DocsEnum? Articles(bool inTitle, BytesRef term) =>
        (inTitle ? titles : texts) is { } terms && terms.SeekExact(term) ? postings = terms.Docs(live, postings, DocsFlags.FREQS) : null;
}
