using System.Globalization;
using System.Text;

namespace PuyangFabu.Content.Boards.Covers;

/// <summary>
/// Line patterns for drawn covers: scales of the dragon that Puyang is named for, waves of the Yellow River, ripples.
/// The same title always gives the same pattern, on every node and after every start.
/// </summary>
public static class CoverPattern
{
    private const int Width = 940;
    private const int Height = 400;

    /// <summary>An SVG path for a box of 940 x 400.</summary>
    public static string Draw(string title)
    {
        var seed = Seed(title);
        return (seed % 3) switch
        {
            0 => Scales(seed / 3),
            1 => Waves(seed / 3),
            _ => Ripples(seed / 3),
        };
    }

    private static string Scales(uint seed)
    {
        var radius = 40 + (int)(seed % 3 * 14);
        var path = new StringBuilder();
        var row = 0;
        for (var y = (int)(seed / 3 % 40); y <= Height + radius; y += radius)
        {
            var start = row++ % 2 == 0 ? -radius : -2 * radius;
            path.Append(CultureInfo.InvariantCulture, $"M{start} {y}");
            for (var x = start; x < Width; x += 2 * radius)
            {
                path.Append(CultureInfo.InvariantCulture, $"a{radius} {radius} 0 0 1 {2 * radius} 0");
            }
        }

        return path.ToString();
    }

    private static string Waves(uint seed)
    {
        var length = 150 + (int)(seed % 4 * 30);
        var rise = 26 + (int)(seed / 4 % 3 * 10);
        var path = new StringBuilder();
        var row = 0;
        for (var y = 10; y <= Height + rise; y += 26)
        {
            var start = -length + (row++ * 37 % length);
            path.Append(CultureInfo.InvariantCulture, $"M{start} {y}q{length / 4} {-rise} {length / 2} 0");
            for (var x = start + (length / 2); x < Width; x += length / 2)
            {
                path.Append(CultureInfo.InvariantCulture, $"t{length / 2} 0");
            }
        }

        return path.ToString();
    }

    private static string Ripples(uint seed)
    {
        var centreX = 560 + (int)(seed % 8 * 50);
        var centreY = (int)(seed / 8 % 5 * 100);
        var path = new StringBuilder();
        for (var radius = 36; radius <= 620; radius += 34)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{centreX - radius} {centreY}a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0");
        }

        return path.ToString();
    }

    // FNV-1a: string.GetHashCode differs from start to start.
    private static uint Seed(string title)
    {
        var hash = 2166136261u;
        foreach (var character in title)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return hash;
    }
}
