using System.Globalization;
using System.Text;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Foundation.Text.Pinyin;

namespace PuyangFabu.Content.Boards;

/// <summary>Slugs for boards whose people gave none: the name as it is read.</summary>
public static class BoardSlugs
{
    /// <returns>One that no board has, made of the name's pinyin, letters and digits; null when there is nothing in it that can be read.</returns>
    public static string? Propose(string? name, BoardTree tree)
    {
        var slug = new StringBuilder();
        var wasCharacter = false;
        foreach (var character in SearchText.Normalize(name ?? ""))
        {
            var syllable = PinyinTable.Of(character) is [var first, ..] ? first : null;
            var part = syllable ?? (char.IsAsciiLetterOrDigit(character) ? character.ToString() : "");
            var parted = slug.Length > 0 && slug[^1] != '-' && (syllable is not null || wasCharacter || part.Length == 0);
            if (slug.Length + part.Length + 1 > BoardInputRules.LongestSlug - 4)
            {
                break;
            }

            slug.Append(parted ? "-" : "").Append(part);
            wasCharacter = syllable is not null;
        }

        var proposed = slug.ToString().Trim('-');
        return proposed.Length == 0 ? null : Free(proposed, tree);
    }

    private static string Free(string slug, BoardTree tree)
    {
        var free = slug;
        for (var number = 2; tree.Find(free) is not null || free == "deleted"; number++)
        {
            free = $"{slug}-{number.ToString(CultureInfo.InvariantCulture)}";
        }

        return free;
    }
}
