using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.Publishing;

/// <summary>What a paste or an import lost: someone must have seen that readers do not get it.</summary>
internal sealed class LostContentCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckedDocument document) =>
        from lost in document.Text.Lost.Index()
        select document.Lost.Whole(
            CheckRules.LostContent, FindingSeverity.Confirm, $"{lost.Item.Message}。", "请用上传的图片、完整的链接或文字代替；确实不要的，写明理由。", lost.Index + 1);
}
