namespace PuyangFabu.Content.Checks.Words;

/// <summary>What loading a list came to.</summary>
/// <param name="RulesBefore">How many rules were replaced.</param>
public sealed record WordListLoad(string Name, int Rules, int RulesBefore);
