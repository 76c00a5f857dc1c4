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
