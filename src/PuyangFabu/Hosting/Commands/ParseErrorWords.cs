using System.Text.RegularExpressions;

namespace PuyangFabu.Hosting.Commands;

/// <summary>The library's sentences about a wrong command line, in Chinese. It has no other names for what is wrong than these sentences.</summary>
public static partial class ParseErrorWords
{
    /// <summary>For a sentence that no row knows.</summary>
    public const string Otherwise = "有一处写法不认识";

    private static readonly (Regex Theirs, string Ours)[] Sentences =
    [
        (Missing(), "“$1”后面缺少要写的值"),
        (Required(), "缺少 $1"),
        (Unrecognized(), "没有“$1”这个命令、参数或选项"),
        (NoCommand(), "后面还要写明做什么"),
        (WrongType(), "“$1”不能用作“$2”的值"),
        (TooMany(), "$1 只能写一个值"),
    ];

    public static string Of(string message) =>
        Sentences.Where(row => row.Theirs.IsMatch(message)).Select(row => row.Theirs.Replace(message, row.Ours)).FirstOrDefault(Otherwise);

    [GeneratedRegex(@"\ARequired argument missing for (?:command|option): '(.+)'\.\z")]
    private static partial Regex Missing();

    [GeneratedRegex(@"\AOption '(.+)' is required\.\z")]
    private static partial Regex Required();

    [GeneratedRegex(@"\AUnrecognized command or argument '(.+)'\.\z", RegexOptions.Singleline)]
    private static partial Regex Unrecognized();

    [GeneratedRegex(@"\ARequired command was not provided\.\z")]
    private static partial Regex NoCommand();

    [GeneratedRegex(@"\ACannot parse argument '(.*)' for (?:command|option) '(.+?)' as expected type .*\z", RegexOptions.Singleline)]
    private static partial Regex WrongType();

    [GeneratedRegex(@"\AOption '(.+)' expects a single argument but .*\z")]
    private static partial Regex TooMany();
}
