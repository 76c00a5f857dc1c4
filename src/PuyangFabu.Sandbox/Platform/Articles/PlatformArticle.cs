namespace PuyangFabu.Sandbox.Platform.Articles;

/// <summary>One article as the platform stored it: foreign pictures and scripts are gone.</summary>
public sealed record PlatformArticle
{
    /// <summary><c>news</c> or <c>newspic</c>.</summary>
    public string Kind { get; init; } = "news";

    public required string Title { get; init; }

    public string Author { get; init; } = "";

    public string Digest { get; init; } = "";

    /// <summary>HTML.</summary>
    public required string Content { get; init; }

    /// <summary>阅读原文; empty when there is none.</summary>
    public string SourceUrl { get; init; } = "";

    /// <summary>The permanent picture on the cover.</summary>
    public string ThumbMediaId { get; init; } = "";

    public bool OpenComment { get; init; }

    public bool FansOnlyComment { get; init; }

    /// <summary>The permanent pictures of a <c>newspic</c>.</summary>
    public IReadOnlyList<string> Pictures { get; init; } = [];

    /// <summary>Where it can be read; empty before it was sent or published.</summary>
    public string Url { get; init; } = "";

    /// <summary>Deleted by the account after it was sent or published.</summary>
    public bool Deleted { get; init; }
}
