using System.Text.RegularExpressions;
using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.PersonalData;

/// <summary>
/// Addresses down to somebody's door: a building with a unit (单元), a door in a residential quarter, a house in a
/// village. The address of an office ends at the street number or a room, and is none of these.
/// </summary>
internal static partial class HomeAddressPatterns
{
    /// <summary>Every such address in a folded text; ascending, none within another.</summary>
    public static IEnumerable<TextSpan> In(string folded)
    {
        var end = 0;
        foreach (var match in Building().Matches(folded).Concat(Quarter().Matches(folded)).Concat(Village().Matches(folded)).OrderBy(static match => match.Index))
        {
            if (match.Index >= end)
            {
                end = match.Index + match.Length;
                yield return new TextSpan(match.Index, match.Length);
            }
        }
    }

    [GeneratedRegex(@"[0-9零〇一二三四五六七八九十]{1,5}(?:号?楼|号院|号|栋|幢|座|#)[^\n,。;,]{0,6}?[0-9零〇一二三四五六七八九十]{1,3}单元(?:[^\n,。;,]{0,4}?[0-9零〇一二三四五六七八九十]{1,5}(?:室|户|号)?)?")]
    private static partial Regex Building();

    [GeneratedRegex(@"(?:小区|花园|家园|嘉园|佳苑|雅苑|新村|家属院|公寓|别墅|华府|公馆|社区)(?:[a-z东西南北][区院座])?[0-9零〇一二三四五六七八九十]{1,5}(?:号?楼|号院|号|栋|幢|座|#)[^\n,。;,]{0,6}?[0-9零〇一二三四五六七八九十]{1,5}(?:室|户|号)")]
    private static partial Regex Quarter();

    [GeneratedRegex(@"(?:村|庄|屯)(?:第?[0-9零〇一二三四五六七八九十]{1,3}(?:组|队|社))?[0-9零〇一二三四五六七八九十]{1,4}号(?!楼|线|路|文|令|公告|车|井|桥|通|地)")]
    private static partial Regex Village();
}
