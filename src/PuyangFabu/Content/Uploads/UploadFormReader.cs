using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Uploads;

/// <summary>Reads the form of an upload (<c>file</c>, <c>alt</c>) into memory and stops at the first byte too many; nothing touches the disk.</summary>
internal static class UploadFormReader
{
    /// <summary>A picture with the form around it.</summary>
    public const long LargestPicture = PictureLimits.LargestFile + Around;

    /// <summary>What a form writes around the file, with room to spare.</summary>
    public const int Around = 64 * 1024;

    private const int LargestAlt = 4096;
    private const int MostParts = 8;
    private const int LongestBoundary = 200;

    private static readonly Refusal NoForm = Refusal.BadInput("file", "请用 multipart/form-data 表单上传，文件放在 file 字段");

    /// <param name="largest">Of the file, in bytes.</param>
    /// <param name="tooLarge">What is said of a larger one.</param>
    public static async Task<Outcome<UploadRequest>> ReadAsync(string? contentType, Stream body, int largest, Refusal tooLarge, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return NoForm;
        }

        try
        {
            return await ReadPartsAsync(new MultipartReader(boundary.ToString(), body), largest, tooLarge, cancellation);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not Microsoft.AspNetCore.Http.BadHttpRequestException)
        {
            return Refusal.BadInput("file", "表单不完整，可能没有传完；请重新上传");
        }
    }

    private static async Task<Outcome<UploadRequest>> ReadPartsAsync(MultipartReader form, int largest, Refusal tooLarge, CancellationToken cancellation)
    {
        byte[]? file = null;
        var (name, alt) = ("", "");
        for (var parts = 0; await form.ReadNextSectionAsync(cancellation) is { } part; parts++)
        {
            if (parts == MostParts || !ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
            {
                return NoForm;
            }

            switch (HeaderUtilities.RemoveQuotes(disposition.Name).ToString())
            {
                case "file" when file is not null:
                    return Refusal.BadInput("file", "一次只能上传一个文件");
                case "file":
                    file = await ReadAtMostAsync(part.Body, largest, cancellation);
                    if (file is null)
                    {
                        return tooLarge;
                    }

                    name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
                    break;
                case "alt":
                    if (await ReadAtMostAsync(part.Body, LargestAlt, cancellation) is not { } text)
                    {
                        return Refusal.BadInput("alt", $"太长，最多 {UploadDesk.LongestAlt} 个字符");
                    }

                    alt = Encoding.UTF8.GetString(text);
                    break;
            }
        }

        return file is { Length: > 0 } ? new UploadRequest(file, name, alt) : Refusal.BadInput("file", "没有收到文件");
    }

    private static async Task<byte[]?> ReadAtMostAsync(Stream stream, int most, CancellationToken cancellation)
    {
        var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (content.Length + read > most)
            {
                return null;
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
