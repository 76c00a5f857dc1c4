using System.Buffers;
using System.IO.Pipelines;
using System.Text.Unicode;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Import;

/// <summary>Says of a file that is no JSON lines in UTF-8 what it is instead: one sentence, where each of its lines would be called broken.</summary>
internal static class ImportFileKind
{
    /// <summary>So much of a file tells what it is.</summary>
    private const int Beginning = 64 * 1024;

    private const int LongestCharacter = 4;

    private static readonly (byte[] Start, string Name)[] Known =
    [
        ([0xFF, 0xFE], Utf16("小端")),
        ([0xFE, 0xFF], Utf16("大端")),
        ([0x1F, 0x8B], "是 gzip 压缩文件，请先解压"),
        ([(byte)'P', (byte)'K', 3, 4], "是 ZIP 压缩文件，或 Office 文档（xlsx、docx），请先解压，或导出为一行一篇的 JSON（JSON Lines）"),
        ([0xD0, 0xCF, 0x11, 0xE0], "是旧版 Office 文档（xls、doc），请导出为一行一篇的 JSON（JSON Lines）"),
        ([.. "%PDF"u8], "是 PDF 文档，请导出为一行一篇的 JSON（JSON Lines）"),
    ];

    /// <summary>Looks at a file's beginning and leaves it to be read.</summary>
    /// <returns>In Chinese, to be read after "文件"; null when it may be lines in UTF-8.</returns>
    public static async Task<string?> NameAsync(PipeReader input, CancellationToken cancellation)
    {
        var read = await input.ReadAtLeastAsync(Beginning, cancellation);
        var start = read.Buffer.Slice(0, Math.Min(Beginning, read.Buffer.Length)).ToArray();
        var isAll = read.IsCompleted && read.Buffer.Length <= Beginning;
        input.AdvanceTo(read.Buffer.Start);
        return Name(start, isAll);
    }

    private static string? Name(byte[] start, bool isAll)
    {
        foreach (var (bytes, name) in Known)
        {
            if (start.AsSpan().StartsWith(bytes))
            {
                return name;
            }
        }

        return start switch
        {
            [not 0, 0, ..] => Utf16("小端"),
            [0, not 0, ..] => Utf16("大端"),
            _ => IsGbk(start, isAll) ? "是 GBK（GB18030）编码，不是 UTF-8；请另存为 UTF-8" : null,
        };
    }

    // Where one line is UTF-8, another that is not is a broken line.
    private static bool IsGbk(ReadOnlySpan<byte> start, bool isAll)
    {
        var lastEnd = start.LastIndexOf((byte)'\n');
        var (isOpen, found) = (!isAll && lastEnd < 0, false);
        foreach (var range in (isAll || isOpen ? start : start[..lastEnd]).Split((byte)'\n'))
        {
            var line = start[range];
            if (!line.ContainsAnyInRange((byte)0x80, byte.MaxValue))
            {
                continue;
            }

            if (Utf8.IsValid(line) || (isOpen && IsCut(line, static bytes => Utf8.IsValid(bytes))))
            {
                return false;
            }

            found |= IsChinese(line) || (isOpen && IsCut(line, IsChinese));
        }

        return found;
    }

    private delegate bool LinePredicate(ReadOnlySpan<byte> line);

    /// <summary>Whether it is one if the character at its end is not whole.</summary>
    private static bool IsCut(ReadOnlySpan<byte> line, LinePredicate isText)
    {
        for (var missing = 1; missing < LongestCharacter && missing < line.Length; missing++)
        {
            if (isText(line[..^missing]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsChinese(ReadOnlySpan<byte> line) =>
        StrictEncodings.FromGb18030(line) is { } text && text.Any(static character => character is >= '\u4E00' and <= '\u9FFF');

    private static string Utf16(string order) => $"是 UTF-16 编码（{order}），不是 UTF-8；请另存为 UTF-8";
}
