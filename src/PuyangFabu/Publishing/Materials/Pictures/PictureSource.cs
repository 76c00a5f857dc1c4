using System.Globalization;
using System.Security.Cryptography;
using PuyangFabu.Content.Boards.Covers;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using SkiaSharp;

namespace PuyangFabu.Publishing.Materials.Pictures;

/// <summary>Finds the pictures of articles, on this site or elsewhere, and makes them JPEG or PNG under 1 MB by what they are, not by their names.</summary>
public sealed class PictureSource(UploadFiles uploads, BoardCovers boards, ArticleCovers covers, PublicUrls urls, OutsidePictures outside, PictureConversion conversion)
{
    private const string CoversPath = "/covers/boards/";
    private const string Png = ".png";
    private const string Jpg = ".jpg";

    /// <summary>The cover drawn for an article of a board.</summary>
    public StoredPicture ArticleCover(string boardSlug, long articleId) => ArticleCover(boardSlug, ArticleCovers.VariantOf(articleId));

    /// <summary>Whether the picture lies where somebody else may exchange it at any time.</summary>
    /// <param name="address">As it stands in an article.</param>
    public bool IsOutside(string address) => PathHere(address) is null && WebAddress(address) is not null;

    /// <summary>Fetches a picture of another site, once, and keeps it here as it would be sent.</summary>
    /// <param name="address">One that <see cref="IsOutside"/>.</param>
    /// <returns>The kept file's name.</returns>
    public async Task<Outcome<string>> KeepAsync(string address, CancellationToken cancellation)
    {
        var found = await outside.GetAsync(WebAddress(address)!, cancellation);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var picture = await conversion.StillAsync(found.Value, cancellation);
        return picture.IsRefused ? picture.Refusal : await uploads.SaveAsync(picture.Value.Content, picture.Value.Extension, cancellation);
    }

    /// <param name="address">As it stands in an article.</param>
    /// <param name="pinned">What was kept of other sites: from there nothing is fetched any more.</param>
    public async Task<Outcome<StoredPicture>> LoadAsync(string address, PinnedSet pinned, CancellationToken cancellation)
    {
        if (PathHere(address) is { } path)
        {
            return path.StartsWith(CoversPath, StringComparison.Ordinal) && Drawn(path[CoversPath.Length..]) is { } drawn
                ? drawn
                : await UploadAsync(path, cancellation);
        }

        if (address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return Refusal.BadInput("url", "直接写在了正文里（data:），请先上传图片再插入");
        }

        if (WebAddress(address) is not { } uri)
        {
            return Refusal.BadInput("url", "的地址不是 http 或 https 网址");
        }

        return pinned.Find(address) is { } name && await uploads.FindAsync(name, cancellation) is { } file && await UnchangedAsync(file, cancellation) is { } content
            ? KeptPicture(content, Path.GetExtension(name))
            : PictureProblem.NotKept(uri);
    }

    // As it was kept, byte for byte: packed anew it would be another picture than the one that was looked at.
    private static StoredPicture KeptPicture(byte[] content, string extension)
    {
        using var codec = SKCodec.Create(new MemoryStream(content));
        return new StoredPicture(content, extension == Png ? "image/png" : "image/jpeg", extension, codec.Info.Width, codec.Info.Height);
    }

    /// <summary>A picture of this site by its path.</summary>
    private async Task<Outcome<StoredPicture>> UploadAsync(string path, CancellationToken cancellation) =>
        UploadPaths.IsUpload(path) && await uploads.FindAsync(path[UploadPaths.Prefix.Length..], cancellation) is { } file
            ? await AsStoredAsync(file, cancellation)
            : Refusal.BadInput("url", "不在服务器上，请重新上传");

    /// <param name="path">What follows <see cref="CoversPath"/>.</param>
    private StoredPicture? Drawn(string path) => path.Split('/') switch
    {
        [var board] when board.EndsWith(Png, StringComparison.Ordinal) =>
            new StoredPicture(boards.Of(board[..^Png.Length]).Content, "image/png", Png, ArticleCovers.Width, ArticleCovers.Height),
        [var board, var name] when Path.GetExtension(name) == Jpg
            && int.TryParse(name[..^Jpg.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var variant) && variant < ArticleCovers.Count => ArticleCover(board, variant),
        _ => null,
    };

    private StoredPicture ArticleCover(string boardSlug, int variant) =>
        new(covers.Of(boardSlug, variant).Content, "image/jpeg", Jpg, ArticleCovers.Width, ArticleCovers.Height);

    /// <summary>Null for an address of another site.</summary>
    public string? PathHere(string address) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) ? address
        : WebAddress(address) is { } uri && uri.Authority.Equals(urls.Base.Authority, StringComparison.OrdinalIgnoreCase) ? uri.AbsolutePath
        : null;

    /// <summary>Null for what is no whole web address.</summary>
    private static Uri? WebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    private async Task<Outcome<StoredPicture>> AsStoredAsync(KeptFile file, CancellationToken cancellation) =>
        await UnchangedAsync(file, cancellation) is { } content
            ? await conversion.StillAsync(content, cancellation)
            : Refusal.Conflict("pictureChanged", "与上传时的内容不一致，可能被绕过系统改动过；请重新上传，并通知管理员");

    // The name is the hash of what was uploaded and approved: a file that was exchanged where it lies must not go out.
    private static async Task<byte[]?> UnchangedAsync(KeptFile file, CancellationToken cancellation)
    {
        var content = await file.ReadAsync(cancellation);
        return Path.GetFileNameWithoutExtension(file.Name).Equals(Convert.ToHexStringLower(SHA256.HashData(content)), StringComparison.OrdinalIgnoreCase) ? content : null;
    }
}
