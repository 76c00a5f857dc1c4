using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Says on standard error what is wrong with a command line, and where its right form is written.</summary>
public static partial class WrongCommand
{
    /// <summary>For a sentence that no row knows.</summary>
    private const string Otherwise = "有一处写法不认识";

    /// <summary>The library has no other names for what is wrong than its sentences.</summary>
    private static readonly (Regex Theirs, string Ours)[] Sentences =
    [
        (Missing(), "“$1”后面缺少要写的值"),
        (Required(), "缺少 $1"),
        (Unrecognized(), "没有“$1”这个命令、参数或选项"),
        (NoCommand(), "后面还要写明做什么"),
        (WrongType(), "“$1”不能用作“$2”的值"),
        (TooMany(), "$1 只能写一个值"),
    ];

    public static async Task ExplainAsync(ParseResult parsed, RootCommand root)
    {
        foreach (var error in parsed.Errors.Select(static error => WordsOf(error.Message)).Distinct())
        {
            await System.Console.Error.WriteLineAsync($"命令写法不对：{error}。");
        }

        var command = PathOf(parsed.CommandResult);
        await System.Console.Error.WriteLineAsync(command.Length > 0
            ? $"写法见：{command} --help"
            : $"命令有 {string.Join('、', root.Subcommands.Select(static known => known.Name))}；设置写作 --键=值；详见 --help 或“命令 --help”。");
    }

    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}".TrimStart() : "";

    private static string WordsOf(string message) =>
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
