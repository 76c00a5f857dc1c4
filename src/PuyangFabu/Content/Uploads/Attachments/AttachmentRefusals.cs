using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Uploads.Attachments;

/// <summary>Why a file is not taken as an attachment.</summary>
internal static class AttachmentRefusals
{
    public const string NoKindCode = "notAnAttachment";
    public const string MacrosCode = "macros";

    public static Refusal NoKind { get; } = new(
        RefusalKind.UnsupportedContent, NoKindCode,
        $"这种文件不能作附件，只收 {string.Join("、", AttachmentKind.All.Select(static kind => kind.Name))}。压缩包请解开，逐个上传。");

    public static Refusal Macros { get; } = new(
        RefusalKind.UnsupportedContent, MacrosCode, "这个文件里有宏或控件，会在读者的电脑上运行，不能作附件；请另存为不含宏的文件，或导出成 PDF 再上传。");

    public static Refusal NotWhatItSays(AttachmentKind kind) => new(
        RefusalKind.UnsupportedContent, NoKindCode, $"文件名以 {kind.Extension} 结尾，内容却不是 {kind.Name} 文件，或设了打开的密码；请用办公软件打开、另存之后再上传。");

    public static Refusal TooLarge(UploadOptions options) => new(
        RefusalKind.TooLarge, RefusalCodes.TooLarge, $"附件太大，最多 {options.AttachmentMegabytes} MB；请先压缩里面的图片，或拆成几个。");
}
