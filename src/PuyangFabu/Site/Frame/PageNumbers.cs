using System.Globalization;

namespace PuyangFabu.Site.Frame;

/// <summary>Which page of a list a reader asked for, and which others there are.</summary>
/// <param name="Current">From 1.</param>
/// <param name="Last">At least 1, also of an empty list.</param>
public sealed record PageNumbers(int Current, int Last)
{
    public const int Size = 20;

    public int Skip => (Current - 1) * Size;

    /// <summary>Reads a page number from a query; none means the first page.</summary>
    /// <returns>Null when it is no page of this list.</returns>
    public static PageNumbers? Read(string? text, long total)
    {
        var last = (int)Math.Clamp((total + Size - 1) / Size, 1, int.MaxValue / Size);
        if (string.IsNullOrEmpty(text))
        {
            return new PageNumbers(1, last);
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var current) && current >= 1 && current <= last
            ? new PageNumbers(current, last)
            : null;
    }

    /// <summary>The pages worth a link: first, last and those around the current one; 0 stands for a gap.</summary>
    public IEnumerable<int> Links()
    {
        var previous = 0;
        foreach (var page in Enumerable.Range(1, Last).Where(IsNear))
        {
            if (page > previous + 1)
            {
                yield return 0;
            }

            yield return page;
            previous = page;
        }
    }

    private bool IsNear(int page) => page == 1 || page == Last || Math.Abs(page - Current) <= 1;
}
