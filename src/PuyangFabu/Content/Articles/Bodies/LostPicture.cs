using System.Collections.Frozen;
using System.Text.RegularExpressions;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>
/// What stays in a text of a picture that stood in it and cannot be an upload: its type and why, so that whoever reads the
/// text later is told the same.
/// </summary>
internal static partial class LostPicture
{
    public const string Broken = PictureRefusals.BrokenCode;
    public const string TooLarge = RefusalCodes.TooLarge;
    public const string TooMany = "tooMany";
    public const string Placeholder = "placeholder";

    /// <summary>Lies on WeChat's host, and could not be copied from there.</summary>
    public const string NotFetched = "notFetched";

    /// <summary>By the codes of the uploads' refusals and those above.</summary>
    private static readonly FrozenDictionary<string, string> Reasons = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [PictureRefusals.NotAPictureCode] = "直接写在正文里，又不是 JPEG、PNG、GIF、WebP 或 BMP 图片",
        [Broken] = "直接写在正文里，不完整或已损坏",
        [TooLarge] = "直接写在正文里，太大",
        [PictureRefusals.TooManyPixelsCode] = "直接写在正文里，像素太多",
        [PictureRefusals.AnimationTooLargeCode] = "直接写在正文里，动图太大",
        [PictureRefusals.AnimatedWebPCode] = "直接写在正文里，是微信不支持的动态 WebP",
        [PictureRefusals.TooSlowCode] = "直接写在正文里，处理太久",
        [TooMany] = "直接写在正文里的图片太多",
        [Placeholder] = "写在正文里的只是占位的小图",
        [NotFetched] = "在微信上，没有取到",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="type">As the text gave it.</param>
    /// <param name="code">Why it is lost.</param>
    public static string Address(string type, string code) => $"data:{type};lost={code},";

    /// <param name="address">Any <c>data:</c> address.</param>
    /// <returns>In Chinese.</returns>
    public static string ReasonOf(string address) =>
        Code().Match(address) is { Success: true } match && Reasons.TryGetValue(match.Groups["code"].Value, out var reason)
            ? reason
            : "直接写在正文里，没有存为上传的图片";

    /// <param name="address">Any address.</param>
    /// <returns>Whether a picture of WeChat stood where this address is now: it says nothing more to anybody.</returns>
    public static bool IsNotFetched(string address) =>
        address.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && Code().Match(address) is { Success: true } match && match.Groups["code"].Value == NotFetched;

    /// <param name="source">A text as it is kept.</param>
    /// <returns>Whether a picture of WeChat is missing in it.</returns>
    public static bool IsNotFetchedIn(string source) => source.Contains($"\"{Address("image", NotFetched)}", StringComparison.Ordinal);

    [GeneratedRegex(@"\Adata:[^;,]*;lost=(?<code>[A-Za-z]+),", RegexOptions.IgnoreCase)]
    private static partial Regex Code();
}
