namespace PuyangFabu.Content.Checks.Reading;

/// <summary>A picture in a body.</summary>
/// <param name="Description">Its alt text.</param>
internal sealed record BodyImage(string Source, string Description);
