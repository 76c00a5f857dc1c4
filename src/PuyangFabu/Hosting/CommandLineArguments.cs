namespace PuyangFabu.Hosting;

/// <summary>
/// The command line in two parts: settings (<c>--Urls …</c>, <c>--Storage:Provider=…</c>) that any command takes,
/// and the command with its own options.
/// </summary>
public sealed record CommandLineArguments(string[] Settings, string[] Command)
{
    private static readonly string[] PlainSettings = ["--urls", "--publicbaseurl", "--environment"];

    public static CommandLineArguments Split(string[] arguments)
    {
        var settings = new List<string>();
        var command = new List<string>();
        for (var index = 0; index < arguments.Length; index++)
        {
            var argument = arguments[index];
            if (!IsSetting(argument))
            {
                command.Add(argument);
                continue;
            }

            settings.Add(argument);
            if (!argument.Contains('=', StringComparison.Ordinal))
            {
                settings.Add(++index < arguments.Length
                    ? arguments[index]
                    : throw new SettingsException($"命令行上的 {argument} 后面没有值。"));
            }
        }

        return new([.. settings], [.. command]);
    }

    private static bool IsSetting(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
        {
            return false;
        }

        var name = argument.Split('=', 2)[0];
        return name.Contains(':', StringComparison.Ordinal) || PlainSettings.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
