namespace PuyangFabu.Content.Checks;

/// <summary>A text before it is published, as the checks read it; whoever stores texts maps them to this.</summary>
public sealed record CheckedText
{
    public required string Title { get; init; }

    public string Subtitle { get; init; } = "";

    public string Digest { get; init; } = "";

    /// <summary>Sanitised: the form that readers get.</summary>
    public string BodyHtml { get; init; } = "";

    /// <summary>The words of <see cref="BodyHtml"/>, one paragraph or table row a line.</summary>
    public string BodyText { get; init; } = "";

    /// <summary>It gathers other texts (专题), and needs no body of its own.</summary>
    public bool IsTopic { get; init; }

    /// <summary>What its author put into the body and <see cref="BodyHtml"/> does not have.</summary>
    public IReadOnlyList<LostContent> Lost { get; init; } = [];

    public string CoverUrl { get; init; } = "";

    public string Author { get; init; } = "";

    public string Source { get; init; } = "";

    public string SourceUrl { get; init; } = "";

    public string OriginalTitle { get; init; } = "";

    public string OriginalAuthor { get; init; } = "";

    /// <summary>True when its writer calls it a reprint (转载); a source that is not one of our own names makes it one too.</summary>
    public bool Reprint { get; init; }

    /// <summary>When it appeared or is due to; null means now. Dates without a year are read from here.</summary>
    public long? PublishedMs { get; init; }
}

/// <summary>Something that its author put into a body and that readers do not get.</summary>
/// <param name="Message">What it is and why, in Chinese, without a full stop.</param>
/// <param name="Address">Where it lay, as far as it is known; fit to be shown in one line.</param>
public sealed record LostContent(string Message, string Address)
{
    public override string ToString() => Address.Length > 0 ? $"{Message}（{Address}）" : Message;
}
