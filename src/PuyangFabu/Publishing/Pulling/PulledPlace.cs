using System.Globalization;

namespace PuyangFabu.Publishing.Pulling;

/// <summary>A place in the list: the newest first, those of one post in its order.</summary>
public sealed record PulledPlace(long PublishedMs, long Id)
{
    /// <returns>Null for what is no place.</returns>
    public static PulledPlace? Read(string? cursor) => cursor?.Split('-') is [var published, var id]
        && long.TryParse(published, NumberStyles.None, CultureInfo.InvariantCulture, out var publishedMs) && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? new(publishedMs, number) : null;

    public static string Of(PulledArticle row) => string.Create(CultureInfo.InvariantCulture, $"{row.PublishedMs}-{row.Id}");
}
