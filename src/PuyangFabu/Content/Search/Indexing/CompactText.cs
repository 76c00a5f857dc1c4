using System.Buffers;
using System.Text;

namespace PuyangFabu.Content.Search.Indexing;

/// <summary>A normalised text reduced to what can match: letters and digits, and one blank for whatever stands between.</summary>
internal static class CompactText
{
    public static string Of(ReadOnlySpan<char> normalized)
    {
        var output = new StringBuilder(normalized.Length);
        for (var index = 0; index < normalized.Length;)
        {
            var done = Rune.DecodeFromUtf16(normalized[index..], out var rune, out var length) == OperationStatus.Done;
            if (done && Rune.IsLetterOrDigit(rune))
            {
                output.Append(normalized.Slice(index, length));
            }
            else if (output.Length > 0 && output[^1] != ' ')
            {
                output.Append(' ');
            }

            index += length;
        }

        return output.ToString(0, output.Length > 0 && output[^1] == ' ' ? output.Length - 1 : output.Length);
    }
}
