using Microsoft.AspNetCore.DataProtection;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Secrets;

/// <summary>
/// Has the first key of the ring made by one node: several that start together on an empty database would each make one, and who was
/// first would not look for the others' for a day. What they sealed he could not open, nor their sessions and forms.
/// </summary>
public sealed class FirstKey(Database database, DataProtectionKeyStore keys, IDataProtectionProvider provider)
{
    /// <summary>Of what is sealed here and thrown away.</summary>
    private const string Purpose = "first-key";

    /// <exception cref="StorageException">The database cannot be reached, or another process has been holding the turn for a minute.</exception>
    public void Make()
    {
        if (keys.GetAllElements().Count > 0)
        {
            return;
        }

        // Whoever comes second reads the first one's key here, and makes none.
        using var turn = MigrationTurn.Take(database);
        provider.CreateProtector(Purpose).Protect([]);
    }
}
