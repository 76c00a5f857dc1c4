using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PuyangFabu.Sandbox.Replies;

/// <summary>Reads the bytes of an answer as UTF-8, without replacing what is not.</summary>
internal static class ReplyText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool TryDecode(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out ReplyFinding? finding)
    {
        try
        {
            text = Strict.GetString(bytes);
            finding = null;
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = null;
            finding = ReplyFinding.Fault("answer_not_utf8", "应答不是 UTF-8 编码。");
            return false;
        }
    }
}
