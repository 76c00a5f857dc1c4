namespace PuyangFabu.Conversation.Replies.Matching;

/// <summary>
/// All keywords in one text, to find those that contain some words: one look over 150,000 characters takes the processor
/// tens of microseconds, where asking 30,000 keywords one by one takes a hundred times that.
/// </summary>
internal sealed class KeywordScan
{
    private const char Separator = '\n';

    private readonly RankedKeyword[] keywords;
    private readonly int[] starts;
    private readonly string joined;

    /// <param name="keywords">None holds a line break, as normalised texts never do.</param>
    public KeywordScan(IEnumerable<RankedKeyword> keywords)
    {
        this.keywords = [.. keywords];
        starts = new int[this.keywords.Length];
        var length = 0;
        foreach (var (index, keyword) in this.keywords.Index())
        {
            starts[index] = length;
            length += keyword.Text.Length + 1;
        }

        joined = string.Join(Separator, this.keywords.Select(static keyword => keyword.Text));
    }

    /// <summary>Each keyword that contains the words, once.</summary>
    public IEnumerable<RankedKeyword> Containing(string words)
    {
        for (var from = 0; from < joined.Length && joined.IndexOf(words, from, StringComparison.Ordinal) is var found and >= 0;)
        {
            var place = Array.BinarySearch(starts, found);
            var index = place >= 0 ? place : ~place - 1;
            yield return keywords[index];
            from = starts[index] + keywords[index].Text.Length;
        }
    }
}
