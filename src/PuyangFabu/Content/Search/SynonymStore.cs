using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Search;

/// <summary>All SQL of the table <c>synonym_groups</c>: words that mean the same to a citizen, as the editors keep them.</summary>
public sealed class SynonymStore(Database database, ContentChangeStore changes, TimeProvider clock)
{
    /// <summary>The words of every group in use, as <see cref="SynonymTable"/> takes them.</summary>
    public Task<IReadOnlyList<IReadOnlyList<string>>> ListAsync(CancellationToken cancellation) => database.ReadAsync(ListAsync, cancellation);

    public static Task<IReadOnlyList<IReadOnlyList<string>>> ListAsync(DbSession session) => ListAsync(session, toCheck: false);

    /// <summary>The groups of the starter pack that nobody has taken over or dropped yet; the search does not use them.</summary>
    public static Task<IReadOnlyList<IReadOnlyList<string>>> ListToCheckAsync(DbSession session) => ListAsync(session, toCheck: true);

    public Task<long> CountToCheckAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.ScalarAsync<long>("select count(*) from synonym_groups where to_check"), cancellation);

    /// <summary>Puts these groups in the place of all there were. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <param name="groups">Words without line breaks.</param>
    /// <param name="toCheck">What is still to be checked.</param>
    public async Task ReplaceAsync(DbSession session, IEnumerable<IReadOnlyList<string>> groups, IEnumerable<IReadOnlyList<string>> toCheck)
    {
        await session.ExecuteAsync("delete from synonym_groups");
        foreach (var (words, isToCheck) in groups.Select(static words => (words, false)).Concat(toCheck.Select(static words => (words, true))))
        {
            await session.ExecuteAsync(
                "insert into synonym_groups (words, to_check, updated_ms) values (@words, @isToCheck, @now)",
                new { words = string.Join('\n', words), isToCheck, now = clock.NowMs() });
        }

        await changes.RecordAsync(session, ContentKind.Synonyms, 0);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> ListAsync(DbSession session, bool toCheck)
    {
        var rows = await session.QueryAsync<string>("select words from synonym_groups where to_check = @toCheck order by id", new { toCheck });
        return [.. rows.Select(static words => words.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
    }

    public static async Task<bool> AnyAsync(DbSession session) =>
        await session.ScalarAsync<long>("select count(*) from synonym_groups") > 0;

    /// <summary>Inserts inside a transaction that was opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <param name="words">Without line breaks.</param>
    public async Task InsertAsync(DbSession session, IReadOnlyList<string> words, bool toCheck = false)
    {
        var id = await session.ScalarAsync<long>(
            "insert into synonym_groups (words, to_check, updated_ms) values (@words, @toCheck, @now) returning id",
            new { words = string.Join('\n', words), toCheck, now = clock.NowMs() });
        await changes.RecordAsync(session, ContentKind.Synonyms, id);
    }
}
