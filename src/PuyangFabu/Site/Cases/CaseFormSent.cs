namespace PuyangFabu.Site.Cases;

/// <summary>A form for a case as it came.</summary>
/// <param name="Fields">What was typed, by field.</param>
/// <param name="Dropped">Ids of pictures that are not wanted any more.</param>
/// <param name="PictureProblems">Why which pictures were not taken; the others are kept with the link.</param>
public sealed record CaseFormSent(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<long> Dropped, IReadOnlyList<string> PictureProblems)
{
    /// <returns>Null when it is empty.</returns>
    public string? Text(string field) => Fields.TryGetValue(field, out var text) && text.Length > 0 ? text : null;
}
