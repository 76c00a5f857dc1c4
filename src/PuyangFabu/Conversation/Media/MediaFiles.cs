using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Files;

namespace PuyangFabu.Conversation.Media;

/// <summary>
/// The files of what followers sent, beside the uploads and under none of their names, so that nobody gets one without the right to
/// the inbox. Each has a random name of its own: it goes with its follower. A file is there whole or not at all.
/// </summary>
public sealed partial class MediaFiles(IKeptFiles files, IncomingFiles incoming)
{
    /// <summary>An empty file to write to and read from, which nobody sees yet; to be dropped in the end.</summary>
    public FileStream Begin() => incoming.Begin();

    /// <summary>Keeps what was written to a file.</summary>
    /// <param name="extension">With the dot.</param>
    /// <returns>The name that it is kept under.</returns>
    public async Task<string> KeepAsync(FileStream file, string extension)
    {
        var name = $"{Guid.NewGuid():N}{extension}";
        await files.SaveAsync(KeptName(name), file, at: null, CancellationToken.None);
        return name;
    }

    /// <returns>Null when there is none.</returns>
    public async Task<KeptFile?> FindAsync(string name, CancellationToken cancellation) =>
        FileNameForm().IsMatch(name) ? await files.FindAsync(KeptName(name), cancellation) : null;

    /// <summary>Does nothing when there is none.</summary>
    public Task RemoveAsync(string name, CancellationToken cancellation) =>
        FileNameForm().IsMatch(name) ? files.RemoveAsync(KeptName(name), cancellation) : Task.CompletedTask;

    private static string KeptName(string name) => $"inbox/{name[..2]}/{name}";

    [GeneratedRegex(@"\A[0-9a-f]{32}\.[a-z0-9]{2,4}\z")]
    private static partial Regex FileNameForm();
}
