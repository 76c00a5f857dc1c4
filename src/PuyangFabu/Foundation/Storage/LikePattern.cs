namespace PuyangFabu.Foundation.Storage;

/// <summary>What somebody typed as a pattern of <c>like … escape '\'</c>: whatever stands in it means itself.</summary>
public static class LikePattern
{
    /// <summary>Fits what holds the words anywhere, in the same case.</summary>
    public static string Holding(string words) =>
        $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    /// <summary>The same for a column in lower case.</summary>
    public static string HoldingLower(string words) => Holding(words.ToLowerInvariant());
}
