using System.Security.Cryptography;
using PuyangFabu.Content.Uploads.Attachments;
using PuyangFabu.Foundation.Files;

namespace PuyangFabu.Content.Uploads;

/// <summary>The uploaded files, named by their content. A file is there whole or not at all.</summary>
public sealed class UploadFiles(IKeptFiles files)
{
    /// <summary>What a file of this content is called.</summary>
    /// <param name="extension">With the dot.</param>
    public static string NameOf(ReadOnlyMemory<byte> content, string extension) => Convert.ToHexStringLower(SHA256.HashData(content.Span)) + extension;

    /// <param name="extension">With the dot.</param>
    /// <returns>The name; the same for the same content, which is not written again unless the file was damaged.</returns>
    public async Task<string> SaveAsync(ReadOnlyMemory<byte> content, string extension, CancellationToken cancellation)
    {
        var name = NameOf(content, extension);
        if (await PresentAsync(name, cancellation) is { } there && there.Bytes == content.Length && await there.ReadAsync(cancellation) is var kept && content.Span.SequenceEqual(kept))
        {
            return name;
        }

        using var stream = new MemoryStream(content.ToArray(), writable: false);
        await files.SaveAsync(KeptName(name), stream, at: null, cancellation);
        return name;
    }

    /// <summary>The picture, or null when there is none of exactly this name.</summary>
    public async Task<KeptFile?> FindAsync(string name, CancellationToken cancellation) => UploadPaths.IsName(name) ? await PresentAsync(name, cancellation) : null;

    /// <summary>The same of an attachment, which is not everybody's: who asks decides who gets it.</summary>
    public async Task<KeptFile?> FindAttachmentAsync(string name, CancellationToken cancellation) =>
        AttachmentPaths.IsFile(name) ? await PresentAsync(name, cancellation) : null;

    private Task<KeptFile?> PresentAsync(string name, CancellationToken cancellation) => files.FindAsync(KeptName(name), cancellation);

    private static string KeptName(string name) => $"{name[..2]}/{name}";
}
