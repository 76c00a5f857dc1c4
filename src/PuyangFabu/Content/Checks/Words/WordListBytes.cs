using System.Text;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>The text of a list file: UTF-8, or GB18030 as spreadsheets in China save it.</summary>
internal static class WordListBytes
{
    /// <summary>What a call may bring; hundreds of thousands of words.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <returns>Null when the bytes are text in neither encoding.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        return (StrictEncodings.FromUtf8(bytes) ?? StrictEncodings.FromGb18030(bytes)) is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
    }
}
