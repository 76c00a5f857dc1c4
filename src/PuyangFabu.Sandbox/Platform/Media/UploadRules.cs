namespace PuyangFabu.Sandbox.Platform.Media;

/// <summary>What each way of uploading takes.</summary>
internal static class UploadRules
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>0, or the code that refuses the file.</summary>
    public static int Check(MediaKind kind, bool permanent, byte[] bytes) => (kind, MediaSniffer.ContentType(bytes)) switch
    {
        (MediaKind.Image, "image/png" or "image/jpeg" or "image/gif") => bytes.Length <= 10 * Megabyte ? 0 : 40009,
        (MediaKind.Image, "image/bmp") when permanent => bytes.Length <= 10 * Megabyte ? 0 : 40009,
        (MediaKind.Voice, "audio/amr" or "audio/mp3") => bytes.Length <= 2 * Megabyte ? 0 : 40010,
        (MediaKind.Voice, "audio/wav" or "audio/x-ms-wma") when permanent => bytes.Length <= 2 * Megabyte ? 0 : 40010,
        (MediaKind.Video, "video/mp4") => bytes.Length <= 10 * Megabyte ? 0 : 40011,
        (MediaKind.Thumb, "image/jpeg") => bytes.Length <= 64 * 1024 ? 0 : 40012,
        _ => 40005,
    };

    /// <summary>For pictures inside articles: JPEG or PNG under 1 MB.</summary>
    public static int CheckContentPicture(byte[] bytes) => MediaSniffer.ContentType(bytes) switch
    {
        "image/png" or "image/jpeg" => bytes.Length < Megabyte ? 0 : 40009,
        _ => 40005,
    };
}
