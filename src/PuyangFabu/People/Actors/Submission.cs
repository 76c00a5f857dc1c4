namespace PuyangFabu.People.Actors;

/// <summary>One sending of a form that has a key of its own: what comes twice is done once.</summary>
/// <param name="Key">Hash of the key; the key itself stands in the page alone.</param>
/// <param name="ContentHash">Hash of what was sent, made with the key, so that nobody guesses from it what was typed.</param>
/// <param name="Attempt">Tells this sending from another one of the same form.</param>
public sealed record Submission(string Key, string ContentHash, string Attempt);
