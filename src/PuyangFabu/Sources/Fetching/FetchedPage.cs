namespace PuyangFabu.Sources.Fetching;

/// <summary>What came of asking for a page.</summary>
public sealed record FetchedPage
{
    /// <summary>Why there is none, in Chinese; null when there is one, or nothing new.</summary>
    public string? Problem { get; init; }

    /// <summary>The status that it was answered with; 0 where there was no answer.</summary>
    public int Status { get; init; }

    /// <summary>It is as it was when it was last read.</summary>
    public bool NotModified { get; init; }

    public string Text { get; init; } = "";

    /// <summary>Where it lies, behind all redirects.</summary>
    public Uri? Address { get; init; }

    /// <summary>Where it says that it has gone for good; empty when it has not.</summary>
    public string MovedTo { get; init; } = "";

    public string Etag { get; init; } = "";

    public string LastModified { get; init; } = "";

    /// <summary>After what time the site wants to be asked again; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static FetchedPage Failed(string problem, int status = 0) => new() { Problem = problem, Status = status };
}
