using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using PuyangFabu.Text;
using PuyangFabu.Text.Pinyin;

namespace PuyangFabu.Replies.Danger;

/// <summary>
/// Finds words of danger in a message. Immutable. Nearly every message holds none, which one vectorised look tells; the
/// patterns behind it take time by the length of the text only.
/// </summary>
public sealed class DangerWords
{
    /// <summary>Characters that <see cref="DangerGroup.Words"/> may have at a <c>*</c>.</summary>
    public const int LongestGap = 4;

    /// <summary>A word that begins with this counts only when it is the whole message (=119).</summary>
    public const char WholeMark = '=';

    private readonly IReadOnlyList<DangerGroup> groups;
    private readonly List<Regex> words;
    private readonly List<Regex?> exceptions;
    private readonly SearchValues<string> beginnings;

    public DangerWords(IReadOnlyList<DangerGroup> groups)
    {
        this.groups = groups;
        words = [.. groups.Select(static group => PatternOf(group.Words)!)];
        exceptions = [.. groups.Select(static group => PatternOf(group.Except))];
        beginnings = SearchValues.Create(
            [.. groups.SelectMany(static group => group.Words).Select(static word => Compact(word.Split('*')[0])).Distinct()], StringComparison.Ordinal);
    }

    /// <summary>The first kind of danger that a text speaks of; null for none, and for who only learns about it (防火灾演练).</summary>
    /// <param name="normalisedText">What <see cref="SearchText.Normalize(string)"/> made of the follower's text.</param>
    /// <param name="inDoubt">Perhaps somebody only wants to read about it (自杀新闻, 车祸赔偿): the search is to answer too.</param>
    public DangerGroup? Find(string normalisedText, out bool inDoubt)
    {
        inDoubt = false;
        var text = Compact(normalisedText);
        if (!text.AsSpan().ContainsAny(beginnings))
        {
            // Several words are read alike (zisha is 自杀 and 紫砂).
            inDoubt = true;
            return Spoken(text);
        }

        for (var index = 0; index < groups.Count; index++)
        {
            // A letter that no word has keeps what stands around the harmless word apart.
            var left = exceptions[index]?.Replace(text, "|") ?? text;
            if (DangerContext.InDoubt(left, words[index], groups[index].ThreatensLife) is { } doubt)
            {
                inDoubt = doubt;
                return groups[index];
            }
        }

        return null;
    }

    /// <summary>What is compared of a word: its letters and digits.</summary>
    public static string Compact(string text)
    {
        var normal = SearchText.Normalize(text);
        var letters = new StringBuilder(normal.Length);
        foreach (var rune in normal.EnumerateRunes().Where(Rune.IsLetterOrDigit))
        {
            letters.Append(rune.ToString());
        }

        return letters.ToString();
    }

    /// <summary>The kind of danger of which a whole message is a word, typed as pinyin (jiuming).</summary>
    private DangerGroup? Spoken(string text) => PinyinPattern.Of(text) is [{ Initials: false } whole, ..]
        ? groups.FirstOrDefault(group => group.Words.Any(word => !word.Contains('*', StringComparison.Ordinal) && whole.Is(Compact(word))))
        : null;

    private static Regex? PatternOf(IReadOnlyList<string> words) => words.Count == 0 ? null : new Regex(
        string.Join('|', words.Select(PatternOf)), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static string PatternOf(string word)
    {
        var pattern = string.Join($".{{0,{LongestGap}}}", word.Split('*').Select(Compact));
        return word.StartsWith(WholeMark) ? $"^{pattern}$" : pattern;
    }
}
