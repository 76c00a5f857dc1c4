namespace PuyangFabu.Console.Topics;

/// <summary>A section in the form.</summary>
/// <param name="Articles">Their ids in order.</param>
public sealed record TopicSheetSection(string Title, List<long> Articles);
