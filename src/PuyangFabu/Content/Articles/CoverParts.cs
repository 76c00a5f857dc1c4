using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Uploads.Pictures;

namespace PuyangFabu.Content.Articles;

/// <summary>
/// The chosen parts of covers as pictures of their own, for cards in chats and for public pages, which cannot be told to show a part.
/// Only of covers that published articles have, so that nobody can ask for parts without end; cut when first asked for, the last ones kept.
/// </summary>
public sealed class CoverParts(ArticleStore articles, UploadFiles files, PictureConversion conversion) : IDisposable
{
    public const string Prefix = "/covers/articles/";

    /// <summary>Bytes of pictures.</summary>
    public const long MostKept = 64 * 1024 * 1024;

    private const int StampLength = 16;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostKept, TrackStatistics = true });

    public long Bytes => kept.GetCurrentStatistics()?.CurrentEstimatedSize ?? 0;

    public void Dispose() => kept.Dispose();

    /// <returns>Null when the whole cover is shown: no part was chosen, or it is no picture of this site that can be cut.</returns>
    public static string? PathOf(long articleId, string coverUrl, string crop) =>
        crop.Length > 0 && UploadPaths.IsUpload(coverUrl) && !coverUrl.EndsWith(".gif", StringComparison.Ordinal) && CoverCrop.Read(crop) is not null
            ? string.Create(CultureInfo.InvariantCulture, $"{Prefix}{articleId}/{StampOf(coverUrl, crop)}.jpg")
            : null;

    /// <param name="stamp">As in the path: another cover or part has another address.</param>
    /// <returns>A JPEG, or where the whole cover is when it cannot be cut just now; both null when no published article has this.</returns>
    public async Task<(byte[]? Picture, string? Whole)> FindAsync(long articleId, string stamp, CancellationToken cancellation)
    {
        if (await articles.HeadlinesAsync([articleId], cancellation) is not [var article]
            || PathOf(articleId, article.CoverUrl, article.CoverCropWide) is null
            || StampOf(article.CoverUrl, article.CoverCropWide) != stamp
            || await files.FindAsync(article.CoverUrl[UploadPaths.Prefix.Length..], cancellation) is not { } file)
        {
            return (null, null);
        }

        if (kept.TryGetValue(stamp, out byte[]? cut))
        {
            return (cut, null);
        }

        var part = CoverCrop.Read(article.CoverCropWide)!.Value;
        var made = await conversion.PartAsync(await file.ReadAsync(cancellation), new PicturePart(part.Left, part.Top, part.Right, part.Bottom), cancellation);
        if (made.IsRefused)
        {
            return (null, article.CoverUrl);
        }

        var picture = made.Value.Content.ToArray();
        return (kept.Set(stamp, picture, new MemoryCacheEntryOptions { Size = picture.Length }), null);
    }

    private static string StampOf(string coverUrl, string crop) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{coverUrl} {crop}")))[..StampLength];
}
