using PuyangFabu.Storage;

namespace PuyangFabu.Search;

/// <summary>All SQL of the table <c>synonym_groups</c>: words that mean the same to a citizen, as the editors keep them.</summary>
public sealed class SynonymStore(Database database, ContentChangeStore changes, TimeProvider clock)
{
    /// <summary>Every group's words, as <see cref="SynonymTable"/> takes them.</summary>
    public Task<IReadOnlyList<IReadOnlyList<string>>> ListAsync(CancellationToken cancellation) => database.ReadAsync(ListAsync, cancellation);

    public static async Task<IReadOnlyList<IReadOnlyList<string>>> ListAsync(DbSession session)
    {
        var rows = await session.QueryAsync<string>("select words from synonym_groups order by id");
        return [.. rows.Select(static words => words.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
    }

    /// <summary>Puts these groups in the place of all there were. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <param name="groups">Words without line breaks.</param>
    public async Task ReplaceAsync(DbSession session, IEnumerable<IReadOnlyList<string>> groups)
    {
        await session.ExecuteAsync("delete from synonym_groups");
        foreach (var words in groups)
        {
            await session.ExecuteAsync(
                "insert into synonym_groups (words, updated_ms) values (@words, @now)", new { words = string.Join('\n', words), now = clock.NowMs() });
        }

        await changes.RecordAsync(session, ContentKind.Synonyms, 0);
    }

    public static async Task<bool> AnyAsync(DbSession session) =>
        await session.ScalarAsync<long>("select count(*) from synonym_groups") > 0;

    /// <summary>Inserts inside a transaction that was opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <param name="words">Without line breaks.</param>
    public async Task InsertAsync(DbSession session, IReadOnlyList<string> words)
    {
        var id = await session.ScalarAsync<long>(
            "insert into synonym_groups (words, updated_ms) values (@words, @now) returning id",
            new { words = string.Join('\n', words), now = clock.NowMs() });
        await changes.RecordAsync(session, ContentKind.Synonyms, id);
    }
}
