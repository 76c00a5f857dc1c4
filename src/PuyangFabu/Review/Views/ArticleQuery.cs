namespace PuyangFabu.Review.Views;

/// <summary>What somebody wants to see of the articles; all of it may be left out.</summary>
public sealed record ArticleQuery
{
    /// <summary>Slug; the boards below it too.</summary>
    public string? Board { get; init; }

    public string? Status { get; init; }

    /// <summary>Any of these states, for those of the product who ask for several; nobody else names them.</summary>
    public IReadOnlyList<string>? Statuses { get; init; }

    /// <summary>Only drafts that were given back and nobody has handed in again.</summary>
    public bool Returned { get; init; }

    /// <summary>That the title holds.</summary>
    public string? Words { get; init; }

    /// <summary>Or the text. Of what readers see, the articles that have most to do with the words are looked through; of what is at work, the newest.</summary>
    public bool InText { get; init; }

    public string? Kind { get; init; }

    /// <summary>That the name of its writer or last editor holds.</summary>
    public string? Person { get; init; }

    /// <summary>The operator who began it.</summary>
    public long? WriterId { get; init; }

    /// <summary>Only these articles, for those of the product who know them; nobody else names them.</summary>
    public IReadOnlyList<long>? ArticleIds { get; init; }

    /// <summary>First day of its newest change, <c>2016-06-28</c>, in China.</summary>
    public string? ChangedFrom { get; init; }

    /// <summary>Last day of its newest change, <c>2016-06-28</c>, in China.</summary>
    public string? ChangedTo { get; init; }

    /// <summary>The <c>nextCursor</c> of the page before.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to 100; 20 when left out.</summary>
    public int? Limit { get; init; }
}
