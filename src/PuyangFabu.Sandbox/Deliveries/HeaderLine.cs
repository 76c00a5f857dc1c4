namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>One header as it stands on the wire.</summary>
public sealed record HeaderLine(string Name, string Value);
