using System.Text.RegularExpressions;

namespace PuyangFabu.Conversation.Media;

/// <summary>
/// The files of what followers sent, below the uploads and under none of their names, so that nobody gets one without the right to
/// the inbox. Each has a random name of its own: it goes with its follower. A file is there whole or not at all.
/// </summary>
public sealed partial class MediaFiles(string uploads)
{
    private readonly string root = Path.Combine(Path.GetFullPath(uploads), "inbox");

    // Where also the uploads are begun: what a killed process left there is removed at the next start.
    private readonly string incoming = Path.Combine(Path.GetFullPath(uploads), "incoming");

    /// <summary>An empty file to write to and read from, which nobody sees yet.</summary>
    public FileStream Begin() => new(
        Path.Combine(Directory.CreateDirectory(incoming).FullName, $"{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Gives a file that was written its name, and closes it.</summary>
    /// <param name="extension">With the dot.</param>
    public async Task<string> KeepAsync(FileStream file, string extension)
    {
        var name = $"{Guid.NewGuid():N}{extension}";
        file.Flush(flushToDisk: true);
        await file.DisposeAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.Move(file.Name, PathOf(name));
        return name;
    }

    /// <summary>Closes a file that is not wanted, and removes it.</summary>
    public static async Task DropAsync(FileStream file)
    {
        await file.DisposeAsync();
        File.Delete(file.Name);
    }

    /// <summary>The file's path on disk; null when there is none.</summary>
    public string? Find(string name) => FileNameForm().IsMatch(name) && PathOf(name) is var path && File.Exists(path) ? path : null;

    public void Remove(string name)
    {
        if (Find(name) is { } path)
        {
            File.Delete(path);
        }
    }

    private string PathOf(string name) => Path.Combine(root, name[..2], name);

    [GeneratedRegex(@"\A[0-9a-f]{32}\.[a-z0-9]{2,4}\z")]
    private static partial Regex FileNameForm();
}
