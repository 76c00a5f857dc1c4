namespace PuyangFabu.Content.Uploads.Attachments;

/// <summary>A kind of file that may hang on an article.</summary>
/// <param name="Extension">In lower case, with the dot.</param>
/// <param name="Sign">What a file of this form and no other kind holds: the name of a stream or part, or the type of the main part.</param>
public sealed record AttachmentKind(string Extension, string ContentType, AttachmentForm Form, string Sign = "")
{
    private const string OfficeType = "application/vnd.openxmlformats-officedocument.";

    /// <summary>What government articles carry. None of it runs by itself; packed files are not among it, as nobody sees what is in them and phones do not open them.</summary>
    public static IReadOnlyList<AttachmentKind> All { get; } =
    [
        new(".pdf", "application/pdf", AttachmentForm.Pdf),
        new(".ofd", "application/ofd", AttachmentForm.Package, "OFD.xml"),
        new(".doc", "application/msword", AttachmentForm.Compound, "WordDocument"),
        new(".docx", OfficeType + "wordprocessingml.document", AttachmentForm.Package, "wordprocessingml.document.main+xml"),
        new(".xls", "application/vnd.ms-excel", AttachmentForm.Compound, "Workbook"),
        new(".xlsx", OfficeType + "spreadsheetml.sheet", AttachmentForm.Package, "spreadsheetml.sheet.main+xml"),
        new(".ppt", "application/vnd.ms-powerpoint", AttachmentForm.Compound, "PowerPoint Document"),
        new(".pptx", OfficeType + "presentationml.presentation", AttachmentForm.Package, "presentationml.presentation.main+xml"),
        new(".wps", "application/kswps", AttachmentForm.Compound, "WordDocument"),
        new(".et", "application/kset", AttachmentForm.Compound, "Workbook"),
        new(".dps", "application/ksdps", AttachmentForm.Compound, "PowerPoint Document"),
        new(".txt", "text/plain", AttachmentForm.Text),
        new(".csv", "text/csv", AttachmentForm.Text),
    ];

    /// <summary>As people call it.</summary>
    public string Name => Extension[1..].ToUpperInvariant();

    /// <param name="name">Of a file.</param>
    /// <returns>Null when no attachment ends so.</returns>
    public static AttachmentKind? Of(string name) => Path.GetExtension(name).ToLowerInvariant() is var extension ? All.FirstOrDefault(kind => kind.Extension == extension) : null;
}

/// <summary>How the bytes of a file are laid out.</summary>
public enum AttachmentForm
{
    Pdf,

    /// <summary>Office's binary files, and WPS's.</summary>
    Compound,

    /// <summary>A ZIP file with parts of known names.</summary>
    Package,

    Text,
}
