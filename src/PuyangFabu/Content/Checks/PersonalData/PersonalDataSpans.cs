using System.Text.RegularExpressions;
using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.PersonalData;

/// <summary>Where personal data stands in a folded text. A stretch counts once, as the gravest thing it can be.</summary>
internal sealed record PersonalDataSpans(
    IReadOnlyList<TextSpan> IdCards, IReadOnlyList<TextSpan> BankCards, IReadOnlyList<TextSpan> Mobiles, IReadOnlyList<TextSpan> HomeAddresses)
{
    public IEnumerable<TextSpan> All => IdCards.Concat(BankCards).Concat(Mobiles).Concat(HomeAddresses);

    public static PersonalDataSpans In(string folded)
    {
        var ids = IdCardNumbers.In(folded).ToArray();
        var cards = Apart(BankCardNumbers.In(folded), ids).ToArray();
        var mobiles = Apart(Apart(MobileNumbers.In(folded), ids), cards).ToArray();
        return new(ids, cards, mobiles, [.. HomeAddressPatterns.In(folded)]);
    }

    /// <summary>Both in ascending order, so one walk serves.</summary>
    private static IEnumerable<TextSpan> Apart(IEnumerable<TextSpan> spans, TextSpan[] taken)
    {
        var next = 0;
        foreach (var span in spans)
        {
            while (next < taken.Length && taken[next].End <= span.Start)
            {
                next++;
            }

            if (next == taken.Length || !taken[next].Overlaps(span))
            {
                yield return span;
            }
        }
    }
}

/// <summary>Mobile numbers of the mainland: eleven digits from 13 to 19, perhaps with 86 before them, perhaps in groups 3-4-4.</summary>
internal static partial class MobileNumbers
{
    /// <summary>Every number in a folded text that is not part of a longer run of digits; ascending. Service numbers and landlines have another shape.</summary>
    public static IEnumerable<TextSpan> In(string folded) =>
        from match in Shape().Matches(folded)
        select new TextSpan(match.Index, match.Length);

    [GeneratedRegex(@"(?<![0-9])(?:(?:\+|00)?86[ \-‐–—]?)?1[3-9][0-9](?:[ \-‐–—][0-9]{4}[ \-‐–—][0-9]{4}|[0-9]{8})(?![0-9])")]
    private static partial Regex Shape();
}
