using System.IO.Compression;
using System.Text;

namespace PuyangFabu.Tests.Content.Uploads.Attachments;

/// <summary>The smallest files that are of a kind.</summary>
public static class SampleFiles
{
    private const string OfficeType = "application/vnd.openxmlformats-officedocument.";

    public static byte[] Pdf(string text = "甲") => Encoding.UTF8.GetBytes($"%PDF-1.4\n% {text}\n%%EOF");

    public static byte[] Docx(params string[] further) => Package(OfficeType + "wordprocessingml.document.main+xml", ["word/document.xml", .. further]);

    public static byte[] Xlsx() => Package(OfficeType + "spreadsheetml.sheet.main+xml", ["xl/workbook.xml"]);

    public static byte[] Docm() => Package("application/vnd.ms-word.document.macroEnabled.main+xml", ["word/document.xml"]);

    public static byte[] Ofd() => Package("", ["OFD.xml"]);

    /// <summary>One of Office's binary files with streams of these names.</summary>
    public static byte[] Compound(params string[] streams) =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[64], .. streams.SelectMany(static name => Encoding.Unicode.GetBytes(name + "\0"))];

    public static byte[] Zip() => Package("", ["a.txt"]);

    private static byte[] Package(string mainType, IEnumerable<string> parts)
    {
        using var file = new MemoryStream();
        using (var package = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                Write(package, part, "<x/>");
            }

            if (mainType.Length > 0)
            {
                Write(package, "[Content_Types].xml", $"<Types><Override PartName=\"/main.xml\" ContentType=\"{mainType}\"/></Types>");
            }
        }

        return file.ToArray();
    }

    private static void Write(ZipArchive package, string name, string text)
    {
        using var part = new StreamWriter(package.CreateEntry(name).Open());
        part.Write(text);
    }
}
