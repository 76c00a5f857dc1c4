using System.Globalization;

namespace PuyangFabu.Sources.Fetching;

/// <summary>What a site's robots.txt lets this program read, as RFC 9309 has it: the longest rule that fits counts, of two that are as long the one that allows.</summary>
public sealed class RobotsRules
{
    private const int MostRules = 1_000;
    private const int LongestPath = 1_000;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    private readonly List<(string Path, bool Allows)> rules = [];

    private RobotsRules()
    {
    }

    /// <summary>How long the site wants to be left alone between two requests; never more than a minute.</summary>
    public TimeSpan Delay { get; private set; }

    /// <param name="text">Whatever was answered; what is no rule says nothing.</param>
    /// <param name="agent">The program's name.</param>
    public static RobotsRules Parse(string text, string agent)
    {
        var own = new RobotsRules();
        var all = new RobotsRules();
        var (named, general, inRules, hasOwn) = (false, false, true, false);
        foreach (var line in text.Split('\n'))
        {
            var rule = line.Split('#')[0];
            var colon = rule.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }

            var (key, value) = (rule[..colon].Trim().ToLowerInvariant(), rule[(colon + 1)..].Trim());
            if (key == "user-agent")
            {
                // Several names in a row share what follows.
                (named, general) = inRules ? (false, false) : (named, general);
                inRules = false;
                named |= value.Length > 0 && agent.StartsWith(value.Split('/')[0], StringComparison.OrdinalIgnoreCase);
                general |= value == "*";
                hasOwn |= named;
                continue;
            }

            inRules = true;
            if (named)
            {
                own.Add(key, value);
            }

            if (general)
            {
                all.Add(key, value);
            }
        }

        return hasOwn ? own : all;
    }

    /// <param name="pathAndQuery">Of the address, from its first slash on.</param>
    public bool Allows(string pathAndQuery)
    {
        var (best, allows) = (-1, true);
        foreach (var rule in rules)
        {
            if ((rule.Path.Length > best || (rule.Path.Length == best && rule.Allows)) && Fits(rule.Path, pathAndQuery))
            {
                (best, allows) = (rule.Path.Length, rule.Allows);
            }
        }

        return allows;
    }

    private void Add(string key, string value)
    {
        if (key == "crawl-delay" && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            Delay = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestDelay.TotalSeconds));
        }
        else if (key is "allow" or "disallow" && value.Length is > 0 and <= LongestPath && rules.Count < MostRules)
        {
            rules.Add((value, key == "allow"));
        }
    }

    // A star stands for anything, a dollar at the end for the end. Goes back to the last star alone, so that no rule takes long.
    private static bool Fits(string rule, string path)
    {
        var whole = rule[^1] == '$';
        var pattern = whole ? rule[..^1] : rule + "*";
        var (at, from, star, mark) = (0, 0, -1, 0);
        while (from < path.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, mark) = (at++, from);
            }
            else if (at < pattern.Length && pattern[at] == path[from])
            {
                at++;
                from++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                from = ++mark;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).TrimStart('*').IsEmpty;
    }
}
