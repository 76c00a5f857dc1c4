using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Conversation.Cases.Pictures;

/// <summary>Why a picture does not go with a case.</summary>
internal static class CasePictureRefusals
{
    public const string TooManyCode = "tooManyPictures";

    public static Refusal NotFound { get; } = Refusal.NotFound("张图片");

    public static Refusal TooMany { get; } = Refusal.Conflict(TooManyCode, $"最多 {CaseInputRules.MostPictures} 张图片，这一张没有收下。");
}
