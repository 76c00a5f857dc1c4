using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PuyangFabu.Hosting.Commands;

/// <summary>The library's help with its frame in Chinese: it has no place to set these words, so they are replaced in what it writes.</summary>
public sealed class ChineseHelp : SynchronousCommandLineAction
{
    private static readonly (string Theirs, string Ours)[] Frame =
    [
        ("Description:", "说明："),
        ("Usage:", "用法："),
        ("Arguments:", "参数："),
        ("Options:", "选项："),
        ("Commands:", "命令："),
        ("[command]", "[命令]"),
        ("[options]", "[选项]"),
        ("(REQUIRED)", "（必填）"),
        ("Show help and usage information", "显示这份说明"),
        ("Show version information", "显示版本"),
    ];

    private readonly HelpAction theirs = new();

    /// <summary>Who asks how a command is written has not yet written it.</summary>
    public override bool ClearsParseErrors => true;

    /// <summary>Puts it in place of the library's for the command and all below it.</summary>
    public static void Install(RootCommand root)
    {
        root.Options.OfType<HelpOption>().Single().Action = new ChineseHelp();
        NameValues(root);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var written = new StringWriter();
        parseResult.InvocationConfiguration.Output = written;
        var code = theirs.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        output.Write(Frame.Aggregate(written.ToString(), static (text, words) => text.Replace(words.Theirs, words.Ours, StringComparison.Ordinal)));
        return code;
    }

    // Otherwise the option's own name stands for its value.
    private static void NameValues(Command command)
    {
        foreach (var option in command.Options.Where(static option => option is not (HelpOption or VersionOption) && option.ValueType != typeof(bool)))
        {
            option.HelpName ??= "值";
        }

        foreach (var below in command.Subcommands)
        {
            NameValues(below);
        }
    }
}
