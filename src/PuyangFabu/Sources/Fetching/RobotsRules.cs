using System.Globalization;
using System.Text;

namespace PuyangFabu.Sources.Fetching;

/// <summary>What a site's robots.txt lets this program read, as RFC 9309 has it: the longest rule that fits counts, of two that are as long the one that allows.</summary>
public sealed class RobotsRules
{
    private const int LongestPath = 2_000;

    /// <summary>Beside letters and digits: what is the same with a percent sign and without (RFC 3986, 2.3).</summary>
    private const string Unreserved = "-._~";

    /// <summary>What stands in an address as it is; a star and a dollar do too, but mean something in rules.</summary>
    private const string InAddresses = Unreserved + ":/?#[]@!&'()+,;=";

    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);
    private static readonly char[] LineEnds = ['\r', '\n'];

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
        foreach (var line in text.Split(LineEnds))
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
                named |= string.Equals(ProductOf(value), agent, StringComparison.OrdinalIgnoreCase);
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
        var path = Encoded(pathAndQuery, "");
        var (best, allows) = (-1, true);
        foreach (var rule in rules)
        {
            if ((rule.Path.Length > best || (rule.Path.Length == best && rule.Allows)) && Fits(rule.Path, path))
            {
                (best, allows) = (rule.Path.Length, rule.Allows);
            }
        }

        return allows;
    }

    // The name alone counts, without its version.
    private static string ProductOf(string value) => string.Concat(value.TakeWhile(static character => char.IsAsciiLetter(character) || character is '-' or '_'));

    // One way to write each address: percent signs for all that needs them and for nothing that does not (RFC 9309, 2.2.2).
    private static string Encoded(string path, string meaning)
    {
        var (written, plain) = (new StringBuilder(path.Length), InAddresses + meaning);
        var octets = Encoding.UTF8.GetBytes(path);
        for (var index = 0; index < octets.Length; index++)
        {
            var (octet, isEscaped) = (octets[index], false);
            if (octet == '%' && index + 2 < octets.Length && byte.TryParse(octets.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var meant))
            {
                (octet, isEscaped) = (meant, true);
                index += 2;
            }

            var character = (char)octet;
            if (char.IsAsciiLetterOrDigit(character) || (isEscaped ? Unreserved : plain).Contains(character))
            {
                written.Append(character);
            }
            else
            {
                written.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
        }

        return written.ToString();
    }

    private void Add(string key, string value)
    {
        if (key == "crawl-delay" && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            Delay = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestDelay.TotalSeconds));
        }
        else if (key is "allow" or "disallow" && value.Length is > 0 and <= LongestPath)
        {
            var ends = value[^1] == '$';
            rules.Add((Encoded(ends ? value[..^1] : value, "*") + (ends ? "$" : ""), key == "allow"));
        }
    }

    // A star stands for anything, a dollar at the end for the end. What stands between two stars is taken where it comes first, so that no rule takes long.
    private static bool Fits(string rule, string path)
    {
        var whole = rule[^1] == '$';
        var parts = (whole ? rule[..^1] : rule).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var from = parts[0].Length;
        for (var index = 1; index < parts.Length; index++)
        {
            // What must stand at the end stands there, or nowhere.
            if (whole && index == parts.Length - 1)
            {
                return path.Length - from >= parts[index].Length && path.EndsWith(parts[index], StringComparison.Ordinal);
            }

            var found = path.IndexOf(parts[index], from, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            from = found + parts[index].Length;
        }

        return !whole || from == path.Length;
    }
}
