using PuyangFabu.Content.Checks;

namespace PuyangFabu.Console.Articles.Parts;

/// <summary>Fields of an article as people call them.</summary>
public static class FieldLabels
{
    /// <param name="field">As calls and findings name it.</param>
    public static string Of(string field) => field switch
    {
        CheckedFieldNames.Title => "标题",
        CheckedFieldNames.Subtitle => "副题",
        CheckedFieldNames.Digest => "摘要",
        CheckedFieldNames.Body or "bodyHtml" or "html" => "正文",
        CheckedFieldNames.Author => "作者",
        CheckedFieldNames.Source => "来源",
        CheckedFieldNames.SourceUrl => "来源网址",
        CheckedFieldNames.OriginalTitle => "原标题",
        CheckedFieldNames.OriginalAuthor => "原作者",
        CheckedFieldNames.Cover => "封面",
        CheckedFieldNames.Images => "正文图片",
        CheckedFieldNames.Lost => "没有保留的内容",
        CheckedFieldNames.Links => "链接",
        "coverCropWide" => "封面的裁剪（2.35:1）",
        "coverCropSquare" => "封面的裁剪（1:1）",
        "coverAlt" => "封面的文字说明",
        "attachments" => "附件",
        "topic" => "专题的编排",
        "board" => "栏目",
        "furtherBoards" => "其他栏目",
        "bodyFormat" => "正文写法",
        "editor" => "责任编辑",
        "keywords" => "关键词",
        "kind" => "类别",
        "validity" => "有效性",
        "aiAssisted" => "AI 参与",
        "sample" => "示例",
        "publishedAt" => "发布时间",
        "correction" => "更正说明",
        "note" => "这次改了什么",
        _ => field,
    };
}
