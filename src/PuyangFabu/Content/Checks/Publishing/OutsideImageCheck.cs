using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.Publishing;

/// <summary>WeChat drops pictures from other hosts without a word.</summary>
internal sealed class OutsideImageCheck : ICheck
{
    private const string Advice = "请先下载，再用“上传图片”放到本站；微信不显示外站图片。";

    /// <summary>Where WeChat itself keeps pictures.</summary>
    private static readonly string[] WeChatHosts = ["mmbiz.qpic.cn", "mmbiz.qlogo.cn"];

    public IEnumerable<Finding> Check(CheckedDocument document)
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
            yield return new Finding
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
