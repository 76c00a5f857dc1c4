using System.Text.RegularExpressions;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>
/// A pattern of a word list. Runs in time that grows with the text alone where .NET can do so, else under a time limit.
/// Sees the folded text: half width, lower case, simplified.
/// </summary>
internal static class WordPattern
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    /// <summary>A million characters on a busy machine; only there to bound the worst.</summary>
    private static readonly TimeSpan LinearLimit = TimeSpan.FromSeconds(2);

    /// <summary>Why the pattern cannot be used, in Chinese; null when it can.</summary>
    public static string? Problem(string pattern)
    {
        try
        {
            return Compile(pattern).IsMatch("") ? "正则会匹配空文字" : null;
        }
        catch (ArgumentException)
        {
            return "正则写法有误";
        }
        catch (RegexMatchTimeoutException)
        {
            return "正则太慢";
        }
    }

    /// <exception cref="ArgumentException">The pattern is none.</exception>
    public static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, Options | RegexOptions.NonBacktracking, LinearLimit);
        }
        catch (NotSupportedException)
        {
            // Looking around and back-references need backtracking; the limit bounds what that may cost.
            return new Regex(pattern, Options, Limit);
        }
    }
}
