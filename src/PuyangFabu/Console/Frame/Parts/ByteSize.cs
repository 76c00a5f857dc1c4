using System.Globalization;

namespace PuyangFabu.Console.Frame.Parts;

/// <summary>Bytes as people say them.</summary>
public static class ByteSize
{
    /// <returns>In KB, MB or GB, never 0 KB.</returns>
    public static string Of(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.0} MB"),
        _ => $"{Math.Max(1, bytes >> 10)} KB",
    };
}
