using System.Globalization;

namespace PuyangFabu.Content.Articles;

/// <summary>Ids of boards as an article keeps them: one a line.</summary>
public static class BoardIds
{
    public static IReadOnlyList<long> Read(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static id => long.Parse(id, CultureInfo.InvariantCulture))];

    public static string Write(IEnumerable<long> ids) => string.Join('\n', ids.Select(static id => id.ToString(CultureInfo.InvariantCulture)));
}
