using PuyangFabu.Content.Articles.Bodies;

namespace PuyangFabu.Publishing.Pulling.Pictures;

/// <summary>What is known of the pictures of one body after they were asked for.</summary>
/// <param name="Pictures">Those that were ever asked for, or need not be.</param>
/// <param name="Asked">How many were asked for just now.</param>
/// <param name="IsCut">There was no time for all of them.</param>
internal sealed record PictureRound(IReadOnlyList<PulledPicture> Pictures, int Asked, bool IsCut)
{
    /// <summary>When one of those that may still be had is asked for again; null when there is none.</summary>
    public long? NextMs => Pictures.Where(static picture => !picture.IsSettled).Min(static picture => (long?)picture.NextMs);

    /// <summary>What stands in the body from now on, by the addresses until now.</summary>
    public IReadOnlyDictionary<string, string> Replacements => ReplacementsOf(Pictures.Where(static picture => picture.IsSettled));

    /// <summary>What cannot be had, in Chinese; empty for nothing.</summary>
    public string Note => string.Join('；', Pictures.Where(static picture => picture is { IsSettled: true, IsKept: false })
        .GroupBy(static picture => picture.Problem).Select(static lost => $"图片没有取到 {lost.Count()} 张：{lost.Key}"));

    /// <inheritdoc cref="Replacements"/>
    public static IReadOnlyDictionary<string, string> ReplacementsOf(IEnumerable<PulledPicture> settled) =>
        settled.ToDictionary(static picture => picture.Address, static picture => picture.IsKept ? picture.Name : LostPicture.Address("image", LostPicture.NotFetched), StringComparer.Ordinal);
}
