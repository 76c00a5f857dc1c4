using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.PersonalData;

/// <summary>Numbers of identity cards (GB 11643): 18 characters with a check character, or the old form of 15 digits.</summary>
internal static partial class IdCardNumbers
{
    private const string CheckCharacters = "10x98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The first two digits: provinces as GB/T 2260 numbers them, 83 for residence permits of people from Taiwan.</summary>
    private static readonly FrozenSet<int> Provinces = FrozenSet.Create(
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83);

    /// <summary>Every number in a folded text that is valid in region, birth date and check character; ascending.</summary>
    public static IEnumerable<TextSpan> In(string folded) =>
        from match in Shape().Matches(folded)
        where IsValid(match.Value.Where(char.IsAsciiLetterOrDigit).ToArray())
        select new TextSpan(match.Index, match.Length);

    /// <param name="number">15 digits, or 17 digits and a digit or <c>x</c>.</param>
    public static bool IsValid(ReadOnlySpan<char> number) => number.Length switch
    {
        18 => IsRegion(number) && IsBirthDate(number[6..14]) && CheckCharacterOf(number[..17]) == number[17],
        15 => IsRegion(number) && IsBirthDate($"19{number[6..12]}"),
        _ => false,
    };

    /// <summary>MOD 11-2 of ISO 7064.</summary>
    public static char CheckCharacterOf(ReadOnlySpan<char> first17)
    {
        var sum = 0;
        for (var index = 0; index < Weights.Length; index++)
        {
            sum += Weights[index] * (first17[index] - '0');
        }

        return CheckCharacters[sum % 11];
    }

    // Permanent residents from abroad have a 9 before the province.
    private static bool IsRegion(ReadOnlySpan<char> number) =>
        Provinces.Contains(Two(number, 0)) || (number[0] == '9' && Provinces.Contains(Two(number, 1)));

    private static int Two(ReadOnlySpan<char> digits, int at) => ((digits[at] - '0') * 10) + (digits[at + 1] - '0');

    private static bool IsBirthDate(ReadOnlySpan<char> date) =>
        DateOnly.TryParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) && born.Year is >= 1850 and < 2100;

    // Written in one, or in its natural parts: region, birth date, rest.
    [GeneratedRegex(@"(?<![0-9])[1-9][0-9]{5}(?:[ \-][0-9]{8}[ \-][0-9]{3}[0-9x]|[0-9]{11}[0-9x]|[0-9]{9})(?![0-9a-z])")]
    private static partial Regex Shape();
}
