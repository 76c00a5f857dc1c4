using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Site.Frame;

/// <summary>Plain text cut for summaries.</summary>
public static class SummaryText
{
    /// <summary>At most so many UTF-16 units, with an ellipsis when something is left out; white space becomes single blanks.</summary>
    public static string Cut(string text, int length)
    {
        var flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return flat.Length <= length ? flat : WholeCharacters.Prefix(flat, length - 1) + "…";
    }
}
