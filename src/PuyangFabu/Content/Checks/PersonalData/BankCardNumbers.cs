using System.Globalization;
using System.Text.RegularExpressions;
using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.PersonalData;

/// <summary>Numbers of bank cards: 16 to 19 digits, perhaps in groups, that begin as a card scheme's do and pass Luhn's check.</summary>
internal static partial class BankCardNumbers
{
    private const int Shortest = 16;
    private const int Longest = 19;

    /// <summary>Beginnings (from, to) and how long such numbers are; 0 stands for any of the four lengths.</summary>
    private static readonly (int From, int To, int Length)[] Prefixes =
    [
        (62, 62, 0), (81, 81, 0), // UnionPay
        (4, 4, 16), (4213, 4213, 19), (4340, 4340, 19), (4367, 4367, 19), (4563, 4563, 19), // Visa, and savings cards of the time before 62
        (51, 55, 16), (2221, 2720, 16), // Mastercard
        (3528, 3589, 16), // JCB
        (9558, 9558, 19), (103, 103, 19), (6013, 6014, 0), (6033, 6034, 19), // ICBC, ABC, BOC, local banks
    ];

    /// <summary>Every card number in a folded text; ascending, none within another.</summary>
    public static IEnumerable<TextSpan> In(string folded)
    {
        foreach (Match run in GroupedDigits().Matches(folded))
        {
            var groups = run.Groups["part"].Captures;
            for (var first = 0; first < groups.Count; first++)
            {
                if (LastGroup(groups, first) is { } last)
                {
                    yield return TextSpan.Between(groups[first].Index, groups[last].Index + groups[last].Length);
                    first = last;
                }
            }
        }
    }

    /// <param name="digits">Digits alone.</param>
    public static bool IsValid(ReadOnlySpan<char> digits) =>
        digits.Length is >= Shortest and <= Longest && HasKnownPrefix(digits) && PassesLuhn(digits);

    public static bool PassesLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[^(index + 1)] - '0';
            sum += index % 2 == 0 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }

    // Neighbouring cells of a table look like groups too: try every beginning, and take the longest number that is a card.
    private static int? LastGroup(CaptureCollection groups, int first)
    {
        Span<char> digits = stackalloc char[Longest];
        var length = 0;
        int? found = null;
        for (var last = first; last < groups.Count && length + groups[last].Length <= Longest; last++)
        {
            groups[last].ValueSpan.CopyTo(digits[length..]);
            length += groups[last].Length;
            found = IsValid(digits[..length]) ? last : found;
        }

        return found;
    }

    private static bool HasKnownPrefix(ReadOnlySpan<char> digits)
    {
        foreach (var (from, to, length) in Prefixes)
        {
            var begins = int.Parse(digits[..(from < 10 ? 1 : from < 100 ? 2 : from < 1000 ? 3 : 4)], CultureInfo.InvariantCulture);
            if (begins >= from && begins <= to && (length == 0 || length == digits.Length))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"(?<part>[0-9]+)(?:[ \-‐–—](?<part>[0-9]+))*")]
    private static partial Regex GroupedDigits();
}
