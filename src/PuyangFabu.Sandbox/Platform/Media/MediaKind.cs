namespace PuyangFabu.Sandbox.Platform.Media;

/// <summary>What the platform calls the type of an upload.</summary>
internal enum MediaKind
{
    Image,
    Voice,
    Video,
    Thumb,
}
