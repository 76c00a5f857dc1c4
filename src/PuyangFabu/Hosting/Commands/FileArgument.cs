using System.CommandLine;

namespace PuyangFabu.Hosting.Commands;

/// <summary>The file that a command reads or writes.</summary>
internal static class FileArgument
{
    public static Argument<string> Create(string description)
    {
        var file = new Argument<string>("文件") { Description = description };
        file.RefuseOptions();
        return file;
    }

    /// <summary>What looks like an option is a misspelt one, and no file; <c>-</c> alone is standard input or output.</summary>
    public static void RefuseOptions<T>(this Argument<T> file) => file.Validators.Add(static result =>
    {
        foreach (var token in result.Tokens.Where(static token => token.Value.Length > 1 && token.Value.StartsWith('-')))
        {
            result.AddError($"Unrecognized command or argument '{token.Value}'.");
        }
    });
}
