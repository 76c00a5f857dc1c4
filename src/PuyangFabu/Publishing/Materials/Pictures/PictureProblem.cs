using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Publishing.Materials.Pictures;

/// <summary>Names the picture that cannot be used, for the editor who must replace it.</summary>
public static class PictureProblem
{
    /// <param name="number">The how-manieth article, from 1.</param>
    public static Refusal OfCover(int number, Refusal reason) => Named($"第 {number} 篇的封面", reason);

    /// <param name="number">The how-manieth article, from 1.</param>
    /// <param name="picture">The how-manieth picture of its body, from 1.</param>
    public static Refusal OfBody(int number, int picture, Refusal reason) => Named($"第 {number} 篇正文的第 {picture} 张图片", reason);

    /// <summary>What <see cref="NotKept"/> is called by programs: the approval has nothing to rely on, and must be asked for anew.</summary>
    public const string NotKeptCode = "pictureNotKept";

    /// <summary>A picture of another site of which nothing was kept when the approval was asked for, or which is no longer what was kept.</summary>
    public static Refusal NotKept(Uri address) => Refusal.Conflict(
        NotKeptCode, $"（{address.Host}）没有在提交批准时保存下来，或保存的那一份不见了、被改动过，没有发出；请退回草稿，重新提交批准。");

    /// <summary>The same refusal with the picture's name before it; another attempt may help where it says so.</summary>
    public static Refusal Named(string picture, Refusal reason)
    {
        if (reason.Kind == RefusalKind.TooOften)
        {
            return reason;
        }

        if (reason.Code == NotKeptCode)
        {
            return reason with { Title = picture + reason.Title };
        }

        var sentence = $"{picture}{ReasonOf(reason)}；请在稿件里换一张图片，重新审核后再发。";
        return Refusal.BadInput("articleIds", sentence) with { Code = "unusablePicture", Title = sentence };
    }

    private static string ReasonOf(Refusal refusal) =>
        refusal.Fields is [var field, ..] ? field.Reason
        : refusal.Code == PictureRefusals.NoPicture.Code ? "不是图片（微信用的是 JPEG、PNG、GIF、WebP 或 BMP）"
        : refusal.Code == PictureRefusals.Broken.Code ? "不完整或已损坏，打不开"
        : refusal.Code == PictureRefusals.TooLarge.Code ? $"太大，最多 {PictureLimits.LargestFile / 1024 / 1024} MB"
        : refusal.Code == PictureRefusals.TooSlow.Code ? "处理太久，已放弃"
        : $"用不了：{refusal.Title.Split('；')[0].TrimEnd('。')}";
}
