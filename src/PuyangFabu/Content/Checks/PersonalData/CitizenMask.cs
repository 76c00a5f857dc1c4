using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.PersonalData;

/// <summary>What a citizen wrote, of the same length, with what tells who it was starred out as far as the checks see it, and what that was.</summary>
internal static class CitizenMask
{
    /// <summary>The kinds as people call them, in this order.</summary>
    private static readonly (string Name, Func<PersonalDataSpans, IEnumerable<TextSpan>> Of)[] Kinds =
    [
        ("身份证号", static spans => spans.IdCards), ("银行卡号", static spans => spans.BankCards), ("手机号", static spans => spans.Mobiles),
    ];

    /// <summary>With house numbers.</summary>
    public static string Of(string text)
    {
        var field = new CheckedField("", "", text);
        var masked = PersonalDataMask.Of(field).ToCharArray();
        foreach (var span in HouseNumbers.In(field.Folded.Text).Select(field.Folded.ToSource))
        {
            PersonalDataMask.MaskDoor(masked.AsSpan(span.Start, span.Length));
        }

        return new string(masked);
    }

    /// <summary>An answer names offices with their houses: of house numbers only those go that the citizen wrote as well.</summary>
    /// <param name="written">By the citizen.</param>
    public static string OfAnswer(string answer, string written)
    {
        var theirs = Doors(written).ToHashSet(StringComparer.Ordinal);
        var field = new CheckedField("", "", answer);
        var masked = PersonalDataMask.Of(field).ToCharArray();
        foreach (var span in HouseNumbers.In(field.Folded.Text).Where(span => theirs.Contains(field.Folded.Text.Substring(span.Start, span.Length))).Select(field.Folded.ToSource))
        {
            PersonalDataMask.MaskDoor(masked.AsSpan(span.Start, span.Length));
        }

        return new string(masked);
    }

    /// <summary>What is starred out in texts, as 手机号 1 处; empty for nothing.</summary>
    /// <param name="pairs">Each text before and after.</param>
    public static IReadOnlyList<string> Found(params IReadOnlyList<(string Before, string After)> pairs)
    {
        var changed = pairs.Where(static pair => pair.Before != pair.After).Select(static pair => new CheckedField("", "", pair.Before)).ToList();
        var counts = Kinds.Select(kind => (kind.Name, Count: changed.Sum(field => kind.Of(field.PersonalData).Count())))
            .Append(("门牌", changed.Sum(static field => Apart(field.PersonalData.HomeAddresses.Concat(HouseNumbers.In(field.Folded.Text))))))
            .Where(static kind => kind.Item2 > 0).Select(static kind => $"{kind.Item1} {kind.Item2} 处").ToList();
        return counts.Count > 0 || changed.Count == 0 ? counts : ["长数字"];
    }

    private static IEnumerable<string> Doors(string text)
    {
        var folded = new CheckedField("", "", text).Folded.Text;
        return HouseNumbers.In(folded).Select(span => folded.Substring(span.Start, span.Length));
    }

    // 3号楼2单元501室 is one.
    private static int Apart(IEnumerable<TextSpan> spans)
    {
        var (count, end) = (0, -1);
        foreach (var span in spans.OrderBy(static span => span.Start))
        {
            count += span.Start > end ? 1 : 0;
            end = Math.Max(end, span.End);
        }

        return count;
    }
}
