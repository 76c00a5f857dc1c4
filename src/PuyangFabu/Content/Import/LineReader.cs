using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace PuyangFabu.Content.Import;

/// <summary>Cuts a stream into lines, whatever their ends; never holds more of it than one line may have.</summary>
internal static class LineReader
{
    public const int LongestBytes = 4 * 1024 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Lines of nothing but white space are counted and left out.</summary>
    public static IAsyncEnumerable<InputLine> ReadAsync(Stream input, CancellationToken cancellation, int longestBytes = LongestBytes) =>
        ReadAsync(Open(input), cancellation, longestBytes);

    /// <summary>Reads a stream ahead in large pieces and leaves it open.</summary>
    public static PipeReader Open(Stream input) => PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));

    /// <summary>Lines of nothing but white space are counted and left out.</summary>
    public static async IAsyncEnumerable<InputLine> ReadAsync(
        PipeReader reader, [EnumeratorCancellation] CancellationToken cancellation, int longestBytes = LongestBytes)
    {
        var (number, tooLong, ended) = (1L, false, false);
        while (!ended)
        {
            var read = await reader.ReadAsync(cancellation);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                if (Content(rest.Slice(0, end), number, tooLong, longestBytes) is { } line)
                {
                    yield return line;
                }

                (number, tooLong) = (number + 1, false);
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            ended = read.IsCompleted;
            if (ended && (tooLong || !rest.IsEmpty))
            {
                if (Content(rest, number, tooLong, longestBytes) is { } line)
                {
                    yield return line;
                }
            }
            else if (rest.Length > longestBytes)
            {
                tooLong = true;
                rest = rest.Slice(rest.End);
            }

            reader.AdvanceTo(rest.Start, read.Buffer.End);
        }

        await reader.CompleteAsync();
    }

    private static InputLine? Content(ReadOnlySequence<byte> bytes, long number, bool tooLong, int longestBytes)
    {
        if (tooLong || bytes.Length > longestBytes)
        {
            return new InputLine(number, null);
        }

        var line = bytes.ToArray();
        var content = line.AsSpan();
        if (number == 1 && content.StartsWith(ByteOrderMark))
        {
            content = content[ByteOrderMark.Length..];
        }

        content = content.Trim(" \t\r"u8);
        return content.IsEmpty ? null : new InputLine(number, content.Length == line.Length ? line : content.ToArray());
    }
}

/// <summary>A line of an input that holds something.</summary>
/// <param name="Number">Counted from 1, empty lines too.</param>
/// <param name="Bytes">Without the line's end; null when the line is too long to be read.</param>
internal readonly record struct InputLine(long Number, byte[]? Bytes);
