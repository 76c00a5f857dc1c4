using System.Text.RegularExpressions;
using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.PersonalData;

/// <summary>
/// Numbers by which somebody is found at home or at his shop: of a house in a street, of a building, an entrance, a room. Offices have such
/// numbers too, so an article that holds them is nothing to warn of; what a citizen wrote of himself is.
/// </summary>
internal static partial class HouseNumbers
{
    /// <summary>Every such number in a folded text with the word after it; may overlap.</summary>
    public static IEnumerable<TextSpan> In(string folded) =>
        Street().Matches(folded).Concat(Building().Matches(folded)).Concat(Room().Matches(folded)).Select(static match => new TextSpan(match.Index, match.Length));

    // 知道12号 is a date, 路12号线 a line.
    [GeneratedRegex(@"(?<=路|街|巷|弄|胡同|(?<!知)道|路[东西南北中]段|街[东西南北中]段)(?:第|附)?[0-9零〇一二三四五六七八九十百]{1,5}(?:-[0-9]{1,4})?号(?:附[0-9]{1,3}号|院)?(?!线|文|令|公告|车|井|桥|路|口)")]
    private static partial Regex Street();

    [GeneratedRegex(@"[0-9零〇一二三四五六七八九十]{1,4}(?:号楼|号院|单元)|[0-9]{1,4}(?:栋|幢|座(?!桥|山|城|塔|庙)|#楼?)")]
    private static partial Regex Building();

    [GeneratedRegex(@"(?<=单元|楼|栋|幢|座)[0-9]{1,5}(?:室|户|号(?!线))?|(?<![0-9])[0-9]{3,4}(?:室|户)")]
    private static partial Regex Room();
}
