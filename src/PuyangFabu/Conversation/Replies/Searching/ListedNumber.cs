using System.Globalization;
using System.Text.RegularExpressions;
using PuyangFabu.Content.Search.Indexing;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Replies.Searching;

/// <summary>A message that is the number of an entry: 3, ３, 3️⃣, 第3条, 第三个.</summary>
internal static partial class ListedNumber
{
    /// <param name="normalised">What <see cref="SearchText.Normalize(string)"/> made of the message.</param>
    /// <returns>From 1; null for any other message.</returns>
    public static int? Read(string normalised) =>
        Pattern().Match(ChineseNumerals.Fold(ExactForm.Bare(normalised).ToString())) is { Success: true } match
        && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is > 0 and var number ? number : null;

    [GeneratedRegex("^(?:看|打开|查看|回复|选)? ?(?:第 ?)?([0-9]{1,2}) ?[条个篇项]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
