using System.Text.RegularExpressions;
using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.PersonalData;

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
