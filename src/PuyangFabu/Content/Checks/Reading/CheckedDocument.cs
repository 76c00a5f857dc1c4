namespace PuyangFabu.Content.Checks.Reading;

/// <summary>A text opened for the checks: each field is folded and each picture found once, whoever asks first.</summary>
internal sealed class CheckedDocument
{
    public CheckedDocument(CheckedText text, CheckContext context)
    {
        Text = text;
        Context = context;
        Markup = BodyMarkup.Read(text.BodyHtml);
        Title = new CheckedField(CheckedFieldNames.Title, "标题", text.Title);
        Digest = new CheckedField(CheckedFieldNames.Digest, "摘要", text.Digest);
        Body = new CheckedField(CheckedFieldNames.Body, "正文", text.BodyText);
        Images = new CheckedField(CheckedFieldNames.Images, "图片说明", Lines(Markup.Images.Select(static image => image.Description)));
        Links = new CheckedField(CheckedFieldNames.Links, "链接", Lines(Markup.Links.Select(static link => IsCall(link) ? link : "")));
        Lost = new CheckedField(CheckedFieldNames.Lost, "未保留的内容", Lines(text.Lost.Select(static lost => lost.Address)));
        CheckedField[] fields =
        [
            Title,
            new(CheckedFieldNames.Subtitle, "副题", text.Subtitle),
            Digest,
            Body,
            Images,
            Links,
            new(CheckedFieldNames.Author, "作者", text.Author),
            new(CheckedFieldNames.Source, "来源", text.Source),
            new(CheckedFieldNames.OriginalTitle, "原标题", text.OriginalTitle),
            new(CheckedFieldNames.OriginalAuthor, "原作者", text.OriginalAuthor),
        ];
        Written = [.. fields.Where(static field => field.Text.Length > 0)];
    }

    public CheckedText Text { get; }

    public CheckContext Context { get; }

    public BodyMarkup Markup { get; }

    public CheckedField Title { get; }

    public CheckedField Digest { get; }

    public CheckedField Body { get; }

    /// <summary>The descriptions of the pictures, one a line.</summary>
    public CheckedField Images { get; }

    /// <summary>What links call, one a line: a telephone number may stand only there. Web addresses are left out: their digits mean nothing.</summary>
    public CheckedField Links { get; }

    /// <summary>Where that lay which the body lost, one a line.</summary>
    public CheckedField Lost { get; }

    /// <summary>Every field with words in it, in the order a reader meets them.</summary>
    public IReadOnlyList<CheckedField> Written { get; }

    private static bool IsCall(string link) =>
        link.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) || link.StartsWith("sms:", StringComparison.OrdinalIgnoreCase);

    private static string Lines(IEnumerable<string> values) =>
        string.Join('\n', values.Select(static value => value.ReplaceLineEndings(" ").Replace('\n', ' ')));
}
