using System.Data.Common;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Secrets;

/// <summary>Tells whether a master key is missed: whether the database holds what only the lost one opens.</summary>
public sealed class SealedValues(Database database, DatabasePlace place, IEnumerable<ISealedRows> rows)
{
    /// <returns>The names of what is sealed; empty on a database that holds nothing sealed, or is not made yet.</returns>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation)
    {
        if (!place.Exists)
        {
            return [];
        }

        return await database.ReadAsync<IReadOnlyList<string>>(
            async session =>
            {
                var names = new List<string>();
                foreach (var kind in await AppliedMigrations.NewestInAsync(session) > 0 ? rows : [])
                {
                    try
                    {
                        if (await kind.AnySealedAsync(session))
                        {
                            names.Add(kind.SealedName);
                        }
                    }
                    catch (DbException older) when (session.Dialect.Blames(older))
                    {
                        // A database of a version that did not know these rows yet.
                    }
                }

                return names;
            },
            cancellation);
    }
}
