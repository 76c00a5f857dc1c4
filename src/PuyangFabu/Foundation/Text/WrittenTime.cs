using System.Globalization;

namespace PuyangFabu.Foundation.Text;

/// <summary>Reads a time that someone wrote: ISO 8601, a date alone too; without an offset it is China's time (+08:00).</summary>
public static class WrittenTime
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static readonly string[] Local =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss",
    ];

    private static readonly string[] WithOffset = [.. Local.Skip(1).SelectMany(static form => new[] { form + "zzz", form + "'Z'" })];

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        // Year 1 has no moment before it for an offset to reach.
        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year > 1)
        {
            time = new DateTimeOffset(local, China);
            return true;
        }

        return DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }
}
