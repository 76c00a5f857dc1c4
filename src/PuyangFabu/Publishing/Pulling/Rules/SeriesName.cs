using System.Text.RegularExpressions;

namespace PuyangFabu.Publishing.Pulling.Rules;

/// <summary>The name of a series as accounts write it at the head of a title: 【海绵城市】…, 海绵城市系列｜…, 濮阳天气：….</summary>
public static partial class SeriesName
{
    /// <returns>Empty when the title has none.</returns>
    public static string Of(string title) => Head().Match(title) is { Success: true } match
        ? (match.Groups["inner"].Success ? match.Groups["inner"].Value : match.Groups["before"].Value).Trim()
        : "";

    [GeneratedRegex(@"^\s*(?:【(?<inner>[^】]{1,30})】|(?<before>[^｜|丨:：]{1,30})[｜|丨:：])", RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
