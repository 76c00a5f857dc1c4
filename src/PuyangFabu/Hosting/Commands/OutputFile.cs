namespace PuyangFabu.Hosting.Commands;

/// <summary>Where a command's export goes: a file, whole or not at all, or standard output.</summary>
public static class OutputFile
{
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
