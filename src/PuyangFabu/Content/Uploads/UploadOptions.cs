namespace PuyangFabu.Content.Uploads;

/// <summary>What may be uploaded; section <c>Uploads</c> of the settings.</summary>
public sealed class UploadOptions
{
    public const string SectionName = "Uploads";

    /// <summary>No setting goes above it: forms have room for one of these.</summary>
    public const int MostAttachmentMegabytes = 50;

    /// <summary>Of one attachment of an article, in MB.</summary>
    public int AttachmentMegabytes { get; set; } = 20;

    internal int LargestAttachment => AttachmentMegabytes * 1024 * 1024;

    /// <returns>A sentence that names the key, or null.</returns>
    public static string? FirstProblem(UploadOptions options) =>
        options.AttachmentMegabytes is < 1 or > MostAttachmentMegabytes ? $"Uploads:AttachmentMegabytes 应在 1 与 {MostAttachmentMegabytes} 之间。" : null;
}
