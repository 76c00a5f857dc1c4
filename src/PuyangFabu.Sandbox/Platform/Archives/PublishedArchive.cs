using PuyangFabu.Sandbox.Phones;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Articles;
using PuyangFabu.Sandbox.Platform.Mass;
using PuyangFabu.Sandbox.Platform.Media;

namespace PuyangFabu.Sandbox.Platform.Archives;

/// <summary>Gives an account what it published in the years before: posts, and news materials from the time before posts.</summary>
internal sealed class PublishedArchive(PictureShelf pictures, PlatformLedger ledger, SandboxOptions options)
{
    /// <summary>Of each kind: the sandbox keeps all in memory.</summary>
    public const int Most = 20_000;

    /// <param name="count">Articles, not posts.</param>
    /// <param name="news">Articles of news materials.</param>
    /// <param name="baseAddress">Where the platform is reached.</param>
    public void Fill(PlatformAccount account, int count, int news, string baseAddress)
    {
        var now = options.TimeProvider.GetUtcNow();
        var cover = pictures.Find("sample-1")!;
        var (coverUrl, lostUrl) = ($"{baseAddress}/picture/{ArchiveShapes.CoverId}", $"{baseAddress}/picture/archive-lost");
        lock (account.Gate)
        {
            account.Materials.AddContentPicture(new Material
            {
                MediaId = ArchiveShapes.CoverId,
                Kind = MediaKind.Image,
                Permanent = true,
                Name = "cover.jpg",
                ContentType = cover.ContentType,
                Bytes = cover.Bytes,
                UploadedAt = now,
            });
            for (int number = 0, post = 0; number < count; post++)
            {
                var numbers = Enumerable.Range(number, Math.Min(ArchiveShapes.SizeOf(post), count - number)).ToArray();
                number += numbers.Length;
                var at = numbers.Contains(ArchiveShapes.Early) ? now.AddDays(3) : now.AddHours(-post - 1);
                account.Publications.Keep(new PlatformPublication
                {
                    PublishId = $"archive-{post}",
                    ArticleId = $"archive-post-{post}",
                    MsgDataId = ledger.NextId(),
                    Articles = account.Articles.Publish(numbers.Select(one => ArchiveShapes.Of(one, coverUrl, lostUrl)), baseAddress, at),
                    SubmittedAt = at,
                    Status = 0,
                });
            }

            for (var number = 0; number < news; number++)
            {
                var at = now.AddYears(-5).AddHours(-number);
                var article = ArchiveShapes.Of(count + number, coverUrl, lostUrl) with { Kind = "news", Pictures = [], Deleted = false };
                account.News.Keep(new NewsMaterial($"archive-news-{number}", account.Articles.Publish([article], baseAddress, at), at));
            }
        }
    }
}
