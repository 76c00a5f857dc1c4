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

    /// <summary>Writes an export whole or not at all, to a file or to standard output.</summary>
    /// <param name="file">A path, or <c>-</c> for standard output.</param>
    /// <returns>What the writing returns.</returns>
    public static async Task<long> WriteAsync(string file, Func<Stream, Task<long>> write)
    {
        if (file == "-")
        {
            await using var standard = System.Console.OpenStandardOutput();
            return await write(standard);
        }

        // Under another name until it is whole: a failure leaves the old export as it was.
        var draft = file + ".new";
        long count;
        await using (var output = File.Create(draft))
        {
            count = await write(output);
        }

        File.Move(draft, file, overwrite: true);
        return count;
    }
}
