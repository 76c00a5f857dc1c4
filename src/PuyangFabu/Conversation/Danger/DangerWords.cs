using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Foundation.Text.Pinyin;

namespace PuyangFabu.Conversation.Danger;

/// <summary>Finds words of danger in a message. Immutable. Nearly every message holds none, which one vectorised look tells.</summary>
public sealed partial class DangerWords
{
    /// <summary>Characters that <see cref="DangerGroup.Words"/> may have at a <c>*</c>.</summary>
    public const int LongestGap = 4;

    /// <summary>Stands for up to <see cref="LongestGap"/> characters between two.</summary>
    public const char GapMark = '*';

    /// <summary>A word that begins with this counts only when it is the whole message (=119).</summary>
    public const char WholeMark = '=';

    /// <summary>Shorter words stand in many titles.</summary>
    private const int ShortestQuote = 8;

    private static readonly SearchValues<char> HidingMarks = SearchValues.Create("\u20E3\u115F\u1160");

    private readonly IReadOnlyList<DangerGroup> groups;
    private readonly List<DangerPhrase[]> words;
    private readonly List<DangerPhrase[]> exceptions;
    private readonly SearchValues<string> beginnings;

    public DangerWords(IReadOnlyList<DangerGroup> groups)
    {
        this.groups = groups;
        words = [.. groups.Select(static group => Phrases(group.Words))];
        exceptions = [.. groups.Select(static group => Phrases(group.Except))];
        beginnings = SearchValues.Create([.. words.SelectMany(static phrases => phrases).Select(static phrase => phrase.Beginning).Distinct()], StringComparison.Ordinal);
    }

    /// <summary>The first kind of danger that a text speaks of; null for none, and for who only learns about it (防火灾演练).</summary>
    /// <param name="normalisedText">What <see cref="SearchText.Normalize(string)"/> made of the follower's text.</param>
    /// <param name="inDoubt">Perhaps somebody only wants to read about it (自杀新闻, 车祸赔偿): the search is to answer too.</param>
    public DangerGroup? Find(string normalisedText, out bool inDoubt)
    {
        // As it is first: 1️⃣1️⃣9️⃣ is the number to call.
        var found = FindIn(Compact(normalisedText), out inDoubt);
        return found is null && normalisedText.AsSpan().ContainsAny(HidingMarks) ? FindIn(Compact(Hiding().Replace(normalisedText, "")), out inDoubt) : found;
    }

    private DangerGroup? FindIn(string text, out bool inDoubt)
    {
        inDoubt = false;
        if (!text.AsSpan().ContainsAny(beginnings))
        {
            // Several words are read alike (zisha is 自杀 and 紫砂).
            inDoubt = true;
            return Spoken(text);
        }

        for (var index = 0; index < groups.Count; index++)
        {
            var reading = DangerContext.Read(Without(exceptions[index], text), words[index], groups[index].ThreatensLife);
            if (reading >= DangerReading.InDoubt)
            {
                inDoubt = reading == DangerReading.InDoubt;
                return groups[index];
            }

            // What is kept away as one danger is not another one: 预防煤气中毒 is no 中毒.
            text = reading == DangerReading.Learns ? Without(words[index], text) : text;
        }

        return null;
    }

    /// <summary>Whether words stand as they are in the title of an article, and are long enough to be copied from there.</summary>
    public static bool QuotesTitle(string words, IEnumerable<string> titles) =>
        Compact(words) is { Length: >= ShortestQuote } quoted && titles.Any(title => Compact(title).Contains(quoted, StringComparison.Ordinal));

    /// <summary>What is compared of a word: its letters and digits.</summary>
    public static string Compact(string text)
    {
        var normal = SearchText.Normalize(text);
        if (IsCompact(normal))
        {
            return normal;
        }

        var letters = new StringBuilder(normal.Length);
        foreach (var rune in normal.EnumerateRunes().Where(Rune.IsLetterOrDigit))
        {
            letters.Append(rune.ToString());
        }

        return letters.ToString();
    }

    // Most messages are letters and nothing else.
    private static bool IsCompact(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsLetterOrDigit(character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The kind of danger of which a whole message is a word, typed as pinyin (jiuming).</summary>
    private DangerGroup? Spoken(string text) => PinyinPattern.Of(text) is [{ Initials: false } whole, ..]
        ? groups.Zip(words).FirstOrDefault(group => Array.Exists(group.Second, phrase => phrase.Plain is { } word && whole.Is(word))).First
        : null;

    /// <summary>Letters and digits to the computer, and to a reader pictures or nothing: 自1️⃣杀.</summary>
    [GeneratedRegex("[0-9#*]\u20E3|[\u115F\u1160]", RegexOptions.CultureInvariant)]
    private static partial Regex Hiding();

    private static DangerPhrase[] Phrases(IReadOnlyList<string> words) => [.. words.Select(static word => new DangerPhrase(word))];

    private static string Without(DangerPhrase[] phrases, string text) => phrases.Aggregate(text, static (left, phrase) => phrase.RemoveFrom(left));
}
