using System.Security.Cryptography;
using PuyangFabu.Outcomes;
using PuyangFabu.Site;
using PuyangFabu.Uploads;
using PuyangFabu.Uploads.Pictures;

namespace PuyangFabu.Materials.Pictures;

/// <summary>Finds the pictures of articles, on this site or elsewhere, and makes them JPEG or PNG under 1 MB by what they are, not by their names.</summary>
public sealed class PictureSource(UploadFiles uploads, SiteAssets assets, PublicUrls urls, OutsidePictures outside, PictureConversion conversion)
{
    private const string BoardCovers = "/covers/boards/";
    private const string Png = ".png";

    /// <summary>The drawn cover of a board.</summary>
    public StoredPicture BoardCover(string boardSlug) => new(assets.BoardCover(boardSlug).Content, "image/png", Png, 900, 383);

    /// <param name="address">As it stands in an article.</param>
    public async Task<Outcome<StoredPicture>> LoadAsync(string address, CancellationToken cancellation)
    {
        if (PathHere(address) is { } path)
        {
            return path.StartsWith(BoardCovers, StringComparison.Ordinal) && path.EndsWith(Png, StringComparison.Ordinal)
                ? BoardCover(path[BoardCovers.Length..^Png.Length])
                : await UploadAsync(path, cancellation);
        }

        if (address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return Refusal.BadInput("url", "直接写在了正文里（data:），请先上传图片再插入");
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return Refusal.BadInput("url", "的地址不是 http 或 https 网址");
        }

        var found = await outside.GetAsync(uri, cancellation);
        return found.IsRefused ? found.Refusal : await conversion.StillAsync(found.Value, cancellation);
    }

    /// <summary>A picture of this site by its path.</summary>
    private async Task<Outcome<StoredPicture>> UploadAsync(string path, CancellationToken cancellation) =>
        UploadPaths.IsUpload(path) && uploads.Find(path[UploadPaths.Prefix.Length..]) is { } file
            ? await AsStoredAsync(file, cancellation)
            : Refusal.BadInput("url", "不在服务器上，请重新上传");

    /// <summary>Null for an address of another site.</summary>
    private string? PathHere(string address) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) ? address
        : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && uri.Authority.Equals(urls.Base.Authority, StringComparison.OrdinalIgnoreCase) ? uri.AbsolutePath
        : null;

    // The name is the hash of what was uploaded and approved: a file that was exchanged on the disk must not go out.
    private async Task<Outcome<StoredPicture>> AsStoredAsync(string file, CancellationToken cancellation)
    {
        var content = await File.ReadAllBytesAsync(file, cancellation);
        return Path.GetFileNameWithoutExtension(file).Equals(Convert.ToHexStringLower(SHA256.HashData(content)), StringComparison.OrdinalIgnoreCase)
            ? await conversion.StillAsync(content, cancellation)
            : Refusal.Conflict("pictureChanged", "与上传时的内容不一致，可能被绕过系统改动过；请重新上传，并通知管理员");
    }
}
