using System.CommandLine;
using System.CommandLine.Parsing;

namespace PuyangFabu.Hosting.Commands;

/// <summary>Says on standard error what is wrong with a command line, and where its right form is written.</summary>
public static class WrongCommand
{
    public static async Task ExplainAsync(ParseResult parsed, RootCommand root)
    {
        foreach (var error in parsed.Errors.Select(static error => ParseErrorWords.Of(error.Message)).Distinct())
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
}
