using System.Text.RegularExpressions;

namespace PuyangFabu.Conversation.Danger;

/// <summary>The numbers to call in a line of text.</summary>
internal static partial class CallNumbers
{
    /// <summary>A line in its parts, each a number to call or what stands between.</summary>
    public static IEnumerable<(bool Number, string Text)> Parts(string line)
    {
        var done = 0;
        foreach (Match match in CallNumber().Matches(line))
        {
            yield return (false, line[done..match.Index]);
            yield return (true, match.Value);
            done = match.Index + match.Length;
        }

        yield return (false, line[done..]);
    }

    /// <summary>119 and 12345; longer ones may take messages only.</summary>
    [GeneratedRegex("(?<![0-9])(?:[0-9]{3}|[0-9]{5})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex CallNumber();
}
