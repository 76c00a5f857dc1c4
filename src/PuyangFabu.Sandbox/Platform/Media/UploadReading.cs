using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Media;

/// <summary>Takes the file of an upload call, whichever shelf it is for.</summary>
internal static class UploadReading
{
    /// <summary>Null with the refusal when the platform would not take it.</summary>
    public static Material? Take(PlatformCall call, bool permanent, out PlatformAnswer refusal)
    {
        MediaKind? kind = call.Query.GetValueOrDefault("type") switch
        {
            "image" => MediaKind.Image,
            "voice" => MediaKind.Voice,
            "video" => MediaKind.Video,
            "thumb" => MediaKind.Thumb,
            _ => null,
        };
        var code = (kind, call.File) switch
        {
            (null, _) => 40004,
            (_, null) => 41005,
            ({ } known, { } file) => UploadRules.Check(known, permanent, file.Bytes),
        };
        refusal = PlatformAnswer.Refuse(code);
        return code == 0 ? Create(call, kind!.Value, permanent, call.File!) : null;
    }

    public static Material Create(PlatformCall call, MediaKind kind, bool permanent, UploadedFile file) => new()
    {
        MediaId = RandomIds.Text(48),
        Kind = kind,
        Permanent = permanent,
        Name = file.FileName,
        ContentType = MediaSniffer.ContentType(file.Bytes)!,
        Bytes = file.Bytes,
        UploadedAt = call.Now,
    };
}
