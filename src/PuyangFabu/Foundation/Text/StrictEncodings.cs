using System.Text;

namespace PuyangFabu.Foundation.Text;

/// <summary>The encodings that Chinese text files come in; what is not wholly one of them is none.</summary>
public static class StrictEncodings
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>GBK is the part of it that is in use.</summary>
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <returns>Null when the bytes are no UTF-8.</returns>
    public static string? FromUtf8(ReadOnlySpan<byte> bytes) => TryDecode(Utf8, bytes);

    /// <returns>Null when the bytes are no GB18030.</returns>
    public static string? FromGb18030(ReadOnlySpan<byte> bytes) => TryDecode(Gb18030, bytes);

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
