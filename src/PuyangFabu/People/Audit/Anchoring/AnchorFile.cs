using System.Text;

namespace PuyangFabu.People.Audit.Anchoring;

/// <summary>A file elsewhere, such as a folder of another office, to which signed anchors are added: a line each.</summary>
public static class AnchorFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int MostTries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Adds the whole line or nothing, and waits for the disk. The file is made where it is not there, its folder is not.</summary>
    /// <exception cref="IOException">The folder is not there, the disk is full, or another program is writing the file.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written, or is a folder.</exception>
    public static async Task AppendAsync(string path, string line, TimeProvider clock, CancellationToken cancellation)
    {
        await using var file = await OpenAsync(path, clock, cancellation);
        var before = file.Length;
        try
        {
            // A line that was not ended must not take this one in.
            var text = Encoding.UTF8.GetBytes($"{(EndsInLine(file) ? "" : "\n")}{line}\n");
            file.Position = before;
            await file.WriteAsync(text, CancellationToken.None);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            file.SetLength(before);
            throw;
        }
    }

    // Two who add a line at once take turns.
    private static async Task<FileStream> OpenAsync(string path, TimeProvider clock, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException) when (tries < MostTries && File.Exists(path))
            {
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }

    private static bool EndsInLine(FileStream file)
    {
        if (file.Length == 0)
        {
            return true;
        }

        file.Position = file.Length - 1;
        return file.ReadByte() == '\n';
    }
}
