namespace PuyangFabu.Foundation.Storage;

/// <summary>What somebody typed as a pattern of <c>like … escape '\'</c>: whatever stands in it means itself.</summary>
public static class LikePattern
{
    /// <summary>Fits what holds the words anywhere, of a column in lower case.</summary>
    public static string HoldingLower(string words) =>
        $"%{words.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
