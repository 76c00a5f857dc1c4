using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Secrets;

/// <summary>A store whose rows hold what <see cref="SecretSealer"/> sealed.</summary>
public interface ISealedRows
{
    /// <summary>What is sealed there, in Chinese.</summary>
    string SealedName { get; }

    /// <returns>True when at least one row does.</returns>
    Task<bool> AnySealedAsync(DbSession session);
}
