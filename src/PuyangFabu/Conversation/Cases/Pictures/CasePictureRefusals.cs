using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Conversation.Cases.Pictures;

/// <summary>Why a picture does not go with a case.</summary>
internal static class CasePictureRefusals
{
    public const string TooManyCode = "tooManyPictures";

    public static Refusal NotFound { get; } = Refusal.NotFound("张图片");

    /// <summary>The form was handed in meanwhile, without this one.</summary>
    public static Refusal LinkUsed { get; } = Refusal.Conflict(CaseForm.LinkUsedCode, "这张表已经提交了，这一张没有放进去；要补图片，请在公众号里发来。");

    public static Refusal TooMany { get; } = Refusal.Conflict(TooManyCode, $"最多 {CaseInputRules.MostPictures} 张图片，这一张没有收下。");
}
