namespace PuyangFabu.Console.Sources;

/// <summary>What can be chosen in the form of a source.</summary>
/// <param name="Units">Entries of the directory.</param>
/// <param name="Boards">Where drafts can go.</param>
/// <param name="Editors">Who can answer for them.</param>
public sealed record SourceChoices(
    IReadOnlyList<(string Value, string Name)> Units, IReadOnlyList<(string Value, string Name)> Boards, IReadOnlyList<(string Value, string Name)> Editors);
