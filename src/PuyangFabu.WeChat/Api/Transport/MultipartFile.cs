using System.Text;
using PuyangFabu.WeChat.Api.Media;

namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>
/// A form with one file. Written by hand because WeChat wants the names in quotation marks and the boundary without them,
/// the opposite of what the framework's form writes.
/// </summary>
internal sealed class MultipartFile
{
    public MultipartFile(string name, MediaFile file)
    {
        var boundary = $"puyangfabu{Guid.NewGuid():N}";
        ContentType = $"multipart/form-data; boundary={boundary}";
        Body =
        [
            .. Encoding.ASCII.GetBytes(
                $"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{PlainName(file.FileName)}\"\r\nContent-Type: {PlainType(file.ContentType)}\r\n\r\n"),
            .. file.Content.Span,
            .. Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n"),
        ];
    }

    public byte[] Body { get; }

    public string ContentType { get; }

    /// <summary>A name that cannot leave its quotation marks.</summary>
    internal static string PlainName(string name) => string.Concat(name.Select(static character =>
        char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' ? character : '_'));

    private static string PlainType(string type) => string.Concat(type.Where(static character =>
        char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '-' or '+'));
}
