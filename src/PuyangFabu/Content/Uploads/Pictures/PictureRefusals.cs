using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Uploads.Pictures;

/// <summary>Why a file is not taken as a picture.</summary>
internal static class PictureRefusals
{
    public const string NotAPictureCode = "notAPicture";
    public const string BrokenCode = "brokenPicture";
    public const string TooManyPixelsCode = "tooManyPixels";
    public const string AnimationTooLargeCode = "animationTooLarge";
    public const string AnimatedWebPCode = "animatedWebP";
    public const string TooSlowCode = "pictureTooSlow";

    public static Refusal TooLarge { get; } = new(
        RefusalKind.TooLarge, RefusalCodes.TooLarge, $"图片太大，最多 {PictureLimits.LargestFile / 1024 / 1024} MB；请先压缩再上传。");

    public static Refusal NoPicture { get; } = new(
        RefusalKind.UnsupportedContent, NotAPictureCode, "这个文件不是 JPEG、PNG、GIF、WebP 或 BMP 图片；请另存为其中一种再上传。");

    public static Refusal Broken { get; } = new(
        RefusalKind.BadInput, BrokenCode, "图片不完整或已损坏，打不开；请重新导出后再上传。");

    public static Refusal TooManyPixels(int width, int height) => new(
        RefusalKind.TooLarge, TooManyPixelsCode, $"图片有 {width}×{height} 像素，最多 {PictureLimits.MostPixels / 10_000} 万像素；请先缩小再上传。");

    public static Refusal AnimationTooLarge { get; } = new(
        RefusalKind.TooLarge, AnimationTooLargeCode, $"动图太大，最多 {PictureLimits.LargestAnimation / 1_000_000} MB、边长 {PictureLimits.LongestSide} 像素；请减少帧数或缩小后再上传。");

    public static Refusal AnimatedWebP { get; } = new(
        RefusalKind.UnsupportedContent, AnimatedWebPCode, "动态 WebP 图片微信不支持；请转成 GIF 再上传。");

    public static Refusal TooSlow { get; } = new(
        RefusalKind.BadInput, TooSlowCode, "这张图片处理太久，已放弃；请缩小或换一种格式再上传。");

    public static Refusal Busy { get; } = new(
        RefusalKind.TooOften, RefusalCodes.Busy, "正在处理别的图片，请过一会儿再上传。");
}
