namespace PuyangFabu.Console.Articles.Writing;

/// <summary>What came of a text that the browser sent, as writing.js reads it.</summary>
/// <param name="Saved">It is on the server: what the browser kept of it can go.</param>
/// <param name="Path">Of the page that edits the article, once there is one.</param>
/// <param name="Rest">All of it but a field that cannot be saved is on the server.</param>
public sealed record TypedAnswer(bool Saved, string? Path, bool Rest = false);
