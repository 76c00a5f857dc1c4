namespace PuyangFabu.Operations.Backup;

/// <summary>Everything that waits for a person.</summary>
public sealed record HoldList(IReadOnlyList<HoldView> Items);
