namespace PuyangFabu.Console.Desk;

/// <summary>One thing to do before the product can be used.</summary>
/// <param name="Explanation">Why, and how.</param>
/// <param name="Path">Where it is done; null when it is done elsewhere.</param>
/// <param name="Action">What the link says.</param>
public sealed record FirstStep(string Name, bool Finished, string Explanation, string? Path = null, string? Action = null);
