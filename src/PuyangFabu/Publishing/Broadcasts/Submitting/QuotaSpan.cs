namespace PuyangFabu.Publishing.Broadcasts.Submitting;

/// <summary>Sends to everybody in a day or month.</summary>
public sealed record QuotaSpan(int Limit, int Used, int Left);
