namespace PuyangFabu.Site.Frame;

/// <summary>A question that is typed on a page.</summary>
public static class SearchQuestion
{
    /// <summary>Characters that are looked at; nobody types a longer question.</summary>
    public const int Longest = 100;
}
