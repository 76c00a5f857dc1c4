using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.Completeness;

/// <summary>WeChat drops pictures from other hosts without a word.</summary>
internal sealed class OutsideImageCheck : ICheck
{
    private const string Advice = "请先下载，再用“上传图片”放到本站；微信不显示外站图片。";

    /// <summary>Where WeChat itself keeps pictures.</summary>
    private static readonly string[] WeChatHosts = ["mmbiz.qpic.cn", "mmbiz.qlogo.cn"];

    public IEnumerable<TextFinding> Check(CheckedDocument document)
    {
        foreach (var (index, image) in document.Markup.Images.Index())
        {
            if (OutsideHost(image.Source, document.Context.PublicBase) is { } host)
            {
                yield return document.Images.Whole(
                    CheckRules.OutsideImage, FindingSeverity.Hint, $"正文第 {index + 1} 张图片在外站（{host}）。", Advice, index + 1);
            }
        }

        if (OutsideHost(document.Text.CoverUrl, document.Context.PublicBase) is { } coverHost)
        {
            yield return new TextFinding
            {
                Rule = CheckRules.OutsideImage,
                Severity = FindingSeverity.Hint,
                Field = CheckedFieldNames.Cover,
                Message = $"封面图片在外站（{coverHost}）。",
                Suggestion = Advice,
            };
        }
    }

    private static string? OutsideHost(string address, Uri publicBase) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        && !url.Host.Equals(publicBase.Host, StringComparison.OrdinalIgnoreCase)
        && !WeChatHosts.Contains(url.Host, StringComparer.OrdinalIgnoreCase)
            ? url.Host
            : null;
}

/// <summary>Who cannot see a picture hears its description (无障碍环境建设法).</summary>
internal sealed class ImageDescriptionCheck : ICheck
{
    public IEnumerable<TextFinding> Check(CheckedDocument document) =>
        from image in document.Markup.Images.Index()
        where image.Item.Description.Length == 0
        select document.Images.Whole(
            CheckRules.ImageDescription, FindingSeverity.Hint, $"正文第 {image.Index + 1} 张图片没有文字说明。", "请用一句话写出图片的内容，供读屏软件朗读。", image.Index + 1);
}

/// <summary>What a paste or an import lost: someone must have seen that readers do not get it.</summary>
internal sealed class LostContentCheck : ICheck
{
    public IEnumerable<TextFinding> Check(CheckedDocument document) =>
        from lost in document.Text.Lost.Index()
        select document.Lost.Whole(
            CheckRules.LostContent, FindingSeverity.Confirm, $"{lost.Item.Message}。", "请用上传的图片、完整的链接或文字代替；确实不要的，写明理由。", lost.Index + 1);
}
