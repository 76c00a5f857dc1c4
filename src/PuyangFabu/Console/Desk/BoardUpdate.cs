namespace PuyangFabu.Console.Desk;

/// <summary>When a board last got an article.</summary>
/// <param name="PublishedMs">UTC milliseconds; null when it has none.</param>
/// <param name="Days">Whole days of the calendar since then.</param>
public sealed record BoardUpdate(string Name, string Slug, long? PublishedMs, int? Days, BoardUpdateLevel Level);

/// <summary>How urgent the next article is.</summary>
public enum BoardUpdateLevel
{
    Fresh,
    Soon,
    Hurry,
    Late,
}
