using System.Globalization;
using PuyangFabu.Content.Uploads.Attachments;

namespace PuyangFabu.Content.Articles.Attachments;

/// <summary>A file that hangs on an article (附件).</summary>
/// <param name="File">Its name on disk.</param>
/// <param name="Bytes">0 while nobody has looked it up.</param>
/// <param name="Name">As readers see it, without an ending.</param>
public sealed record Attachment(string File, long Bytes, string Name)
{
    public const int Most = 20;
    public const int LongestName = 100;

    private const double Kilobyte = 1024;

    public string Url => AttachmentPaths.Of(File);

    public string Kind => AttachmentKind.Of(File)?.Name ?? "";

    public string Size => Bytes >= Kilobyte * Kilobyte
        ? string.Create(CultureInfo.InvariantCulture, $"{Bytes / Kilobyte / Kilobyte:0.#} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Ceiling(Bytes / Kilobyte)):0} KB");

    /// <summary>What it is called on the machine of who downloads it.</summary>
    public string DownloadName => DownloadNameOf(Name, File);

    public static string DownloadNameOf(string name, string file) =>
        name.EndsWith(Path.GetExtension(file), StringComparison.OrdinalIgnoreCase) ? name : name + Path.GetExtension(file);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static IReadOnlyList<Attachment> Read(string lines) =>
    [
        .. from line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
           let parts = line.Split('\t', 3)
           select new Attachment(parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]),
    ];

    /// <summary>One line each, as stored: file, bytes, name.</summary>
    public static string Write(IEnumerable<Attachment> attachments) => string.Join(
        '\n', attachments.Select(static attachment => string.Create(CultureInfo.InvariantCulture, $"{attachment.File}\t{attachment.Bytes}\t{attachment.Name}")));

    /// <summary>For people who compare: another file of the same name and size is another one.</summary>
    public static string Shown(string lines) => string.Join(
        '\n', Read(lines).Select(static attachment => $"{attachment.Name}（{attachment.Kind}，{attachment.Size}，文件 {attachment.File[..8]}）"));
}

/// <summary>An attachment as calls and files write it.</summary>
/// <param name="Name">As readers see it.</param>
/// <param name="Url">As the upload answered it.</param>
/// <param name="Size">In bytes; read over when it comes in.</param>
public sealed record AttachmentView(string Name, string Url, long Size = 0)
{
    public static AttachmentView Of(Attachment attachment) => new(attachment.Name, attachment.Url, attachment.Bytes);

    /// <summary>What is no path of an attachment gets the empty name of a file, which the rules refuse.</summary>
    public Attachment Taken() => new(AttachmentPaths.FileOf(Url?.Trim()) ?? "", 0, Name?.Trim() ?? "");
}
