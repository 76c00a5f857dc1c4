using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.Publishing;

/// <summary>Who cannot see a picture hears its description (无障碍环境建设法).</summary>
internal sealed class ImageDescriptionCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckedDocument document) =>
        from image in document.Markup.Images.Index()
        where image.Item.Description.Length == 0
        select document.Images.Whole(
            CheckRules.ImageDescription, FindingSeverity.Hint, $"正文第 {image.Index + 1} 张图片没有文字说明。", "请用一句话写出图片的内容，供读屏软件朗读。", image.Index + 1);
}
