namespace PuyangFabu.Sandbox.Platform.Media;

/// <summary>What the platform calls a file that it gives out: its id, with the ending of its type.</summary>
internal static class FileNames
{
    public static string Of(string mediaId, string contentType) => $"{mediaId}.{Ending(contentType)}";

    private static string Ending(string contentType) => contentType switch
    {
        "image/jpeg" => "jpg",
        "audio/x-ms-wma" => "wma",
        _ => contentType[(contentType.IndexOf('/', StringComparison.Ordinal) + 1)..],
    };
}
