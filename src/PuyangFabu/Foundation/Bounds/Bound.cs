namespace PuyangFabu.Foundation.Bounds;

/// <summary>How far something may grow that grows by what comes from outside.</summary>
/// <param name="Name">Of it in the figures and in docs/operations.md.</param>
/// <param name="Most">How much it holds at most.</param>
/// <param name="Held">How much it holds now; asked from any thread.</param>
public sealed record Bound(string Name, long Most, Func<long> Held);
