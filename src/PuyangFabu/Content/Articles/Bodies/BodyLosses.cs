using PuyangFabu.Content.Checks;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>Collects what a body loses, the same thing once with its number, in the order of the text.</summary>
internal sealed class BodyLosses
{
    private const int Most = 200;
    private const int LongestAddress = 160;

    private readonly OrderedDictionary<LostContent, int> counts = [];
    private int beyond;

    /// <param name="message">In Chinese, without a full stop.</param>
    /// <param name="address">As its author wrote it.</param>
    public void Add(string message, string address = "")
    {
        var lost = new LostContent(message, Shown(address));
        if (counts.TryGetValue(lost, out var count))
        {
            counts[lost] = count + 1;
        }
        else if (counts.Count < Most)
        {
            counts.Add(lost, 1);
        }
        else
        {
            beyond++;
        }
    }

    public IReadOnlyList<LostContent> ToList() => counts.Count == 0 ? [] :
    [
        .. counts.Select(static pair => pair.Value == 1 ? pair.Key : pair.Key with { Message = $"{pair.Key.Message}，共 {pair.Value} 处" }),
        .. beyond > 0 ? [new LostContent($"还有 {beyond} 处内容没有保留", "")] : Array.Empty<LostContent>(),
    ];

    // Of a data: address the type says enough.
    private static string Shown(string address)
    {
        var trimmed = address.Trim();
        if (LostPicture.IsNotFetched(trimmed))
        {
            return "";
        }

        var end = trimmed.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? trimmed.AsSpan().IndexOfAny(';', ',') : -1;
        var start = WholeCharacters.Prefix(end < 0 ? trimmed : trimmed[..end], LongestAddress);
        return string.Concat(start.Select(static character => char.IsControl(character) || char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.Format ? ' ' : character));
    }
}
