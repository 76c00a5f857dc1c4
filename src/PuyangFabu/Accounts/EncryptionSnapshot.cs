namespace PuyangFabu.Accounts;

/// <summary>Which accounts have received encrypted messages, since when (UTC milliseconds), as a transaction read it.</summary>
/// <param name="Loads">How often <see cref="EncryptionStates"/> had been loaded before; what is loaded later is newer.</param>
public sealed record EncryptionSnapshot(int Loads, IReadOnlyDictionary<string, long> Since);
