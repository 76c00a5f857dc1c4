using System.Security.Cryptography;
using PuyangFabu.Content.Uploads.Attachments;

namespace PuyangFabu.Content.Uploads;

/// <summary>The uploaded files on disk, named by their content. A file is there whole or not at all.</summary>
public sealed class UploadFiles(string folder)
{
    private const string Incoming = "incoming";

    /// <summary>Nothing takes so long to write.</summary>
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromHours(1);

    private readonly string root = Path.GetFullPath(folder);

    /// <summary>What a file of this content is called.</summary>
    /// <param name="extension">With the dot.</param>
    public static string NameOf(ReadOnlyMemory<byte> content, string extension) => Convert.ToHexStringLower(SHA256.HashData(content.Span)) + extension;

    /// <param name="extension">With the dot.</param>
    /// <returns>The name; the same for the same content, which is not written again unless the file was damaged.</returns>
    public async Task<string> SaveAsync(ReadOnlyMemory<byte> content, string extension, CancellationToken cancellation)
    {
        var name = NameOf(content, extension);
        var path = PathOf(name);
        if (File.Exists(path) && await File.ReadAllBytesAsync(path, cancellation) is var there && content.Span.SequenceEqual(there))
        {
            return name;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = Path.Combine(Directory.CreateDirectory(Path.Combine(root, Incoming)).FullName, $"{Guid.NewGuid():N}.tmp");
        try
        {
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(content, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
            return name;
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    /// <summary>The picture's path on disk, or null when there is none of exactly this name.</summary>
    public string? Find(string name) => UploadPaths.IsName(name) ? Present(name) : null;

    /// <summary>The same of an attachment, which is not everybody's: who asks decides who gets it.</summary>
    public string? FindAttachment(string name) => AttachmentPaths.IsFile(name) ? Present(name) : null;

    /// <summary>Removes what a process left half written when it was killed.</summary>
    public void RemoveLeftovers(DateTimeOffset now)
    {
        var incoming = new DirectoryInfo(Path.Combine(root, Incoming));
        if (!incoming.Exists)
        {
            return;
        }

        foreach (var file in incoming.EnumerateFiles().Where(file => file.LastWriteTimeUtc < now.UtcDateTime - LeftoverAge))
        {
            file.Delete();
        }
    }

    private string? Present(string name) => PathOf(name) is var path && File.Exists(path) ? path : null;

    private string PathOf(string name) => Path.Combine(root, name[..2], name);
}
