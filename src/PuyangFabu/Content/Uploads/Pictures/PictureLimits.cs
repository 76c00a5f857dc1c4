namespace PuyangFabu.Content.Uploads.Pictures;

/// <summary>What a picture may be when it comes, and is when it is stored.</summary>
public static class PictureLimits
{
    /// <summary>Of the file as it comes.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    /// <summary>By the header, before anything is unpacked: 200 MB of memory.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>Of all frames of an animation together.</summary>
    public const long MostFramePixels = 200_000_000;

    /// <summary>Of an animation: each frame may have to be drawn over all before it.</summary>
    public const int MostFrames = 500;

    /// <summary>Of a stored picture, in pixels.</summary>
    public const int LongestSide = 4096;

    /// <summary>Of a stored picture; WeChat takes pictures inside an article below 1 MB.</summary>
    public const int LargestStill = 1_000_000;

    /// <summary>Of a stored animation; it cannot be made smaller here.</summary>
    public const int LargestAnimation = 2_000_000;

    /// <summary>For unpacking and packing one picture.</summary>
    public static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(20);

    /// <summary>For the pictures before it.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
}
