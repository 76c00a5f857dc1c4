namespace PuyangFabu.Content.Uploads;

/// <summary>A stored picture as the API answers it.</summary>
/// <param name="Url">Path on this site, as covers and bodies take it.</param>
public sealed record UploadView(long Id, string Url, long Width, long Height, long Bytes, string ContentType, string Alt)
{
    public static UploadView Of(Upload upload) => new(
        upload.Id, UploadPaths.Of(upload.Name), upload.Width, upload.Height, upload.Bytes, upload.ContentType, upload.Alt);
}
