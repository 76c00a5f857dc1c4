using System.Buffers;
using System.IO.Compression;
using System.Text;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Uploads.Attachments;

/// <summary>Tells by its bytes whether a file is what its name says, and holds no program.</summary>
internal static class AttachmentRecognition
{
    private const string Types = "[Content_Types].xml";
    private const int LongestTypes = 1024 * 1024;

    /// <summary>Where Office's files keep programs: the name of a stream, and of a part.</summary>
    private const string MacroStream = "_VBA_PROJECT";

    private static readonly string[] ProgramParts = ["vbaProject", "macroEnabled", "activeX"];

    /// <summary>Below a blank and in no text: line ends, tabs and the mark of an old text's end are.</summary>
    private static readonly SearchValues<byte> NoText = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 27, 28, 29, 30, 31]);

    /// <returns>The kind of the file.</returns>
    public static Outcome<AttachmentKind> Read(string fileName, byte[] content)
    {
        if (AttachmentKind.Of(fileName) is not { } kind)
        {
            return AttachmentRefusals.NoKind;
        }

        return kind.Form switch
        {
            AttachmentForm.Pdf => content.AsSpan().StartsWith("%PDF-"u8) ? kind : AttachmentRefusals.NotWhatItSays(kind),
            AttachmentForm.Compound => ReadCompound(kind, content),
            AttachmentForm.Package => ReadPackage(kind, content),
            _ => IsText(content) ? kind : AttachmentRefusals.NotWhatItSays(kind),
        };
    }

    // Names in its directory stand there whole, in UTF-16.
    private static Outcome<AttachmentKind> ReadCompound(AttachmentKind kind, ReadOnlySpan<byte> content) =>
        !content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) || !Names(content, kind.Sign) ? AttachmentRefusals.NotWhatItSays(kind)
        : Names(content, MacroStream) ? AttachmentRefusals.Macros
        : kind;

    private static bool Names(ReadOnlySpan<byte> content, string name) => content.IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;

    private static Outcome<AttachmentKind> ReadPackage(AttachmentKind kind, byte[] content)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var types = package.GetEntry(Types) is { } entry ? Text(entry) : "";
            return ProgramParts.Any(part => types.Contains(part, StringComparison.OrdinalIgnoreCase)
                    || package.Entries.Any(one => one.FullName.Contains(part, StringComparison.OrdinalIgnoreCase))) ? AttachmentRefusals.Macros
                : types.Contains(kind.Sign, StringComparison.Ordinal) || package.GetEntry(kind.Sign) is not null ? kind
                : AttachmentRefusals.NotWhatItSays(kind);
        }
        catch (InvalidDataException)
        {
            return AttachmentRefusals.NotWhatItSays(kind);
        }
    }

    // Unpacked no further than any honest list of types is long.
    private static string Text(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        var read = new byte[LongestTypes];
        return Encoding.UTF8.GetString(read, 0, part.ReadAtLeast(read, read.Length, throwOnEndOfStream: false));
    }

    private static bool IsText(ReadOnlySpan<byte> content) =>
        !content.ContainsAny(NoText) && (StrictEncodings.FromUtf8(content) ?? StrictEncodings.FromGb18030(content)) is not null;
}
