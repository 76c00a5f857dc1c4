using PuyangFabu.Storage;
using PuyangFabu.Text;

namespace PuyangFabu.Replies;

/// <summary>All SQL of the table <c>unanswered_words</c>.</summary>
public sealed class UnansweredWordsStore(Database database)
{
    /// <summary>Longer texts are cut: the list shows what people ask for, not their letters.</summary>
    public const int LongestWords = 64;

    /// <summary>Counts the words once more; nothing happens when there are none.</summary>
    /// <param name="words">Normalised, so that different spellings count together.</param>
    public async Task RecordAsync(DbSession session, string account, string words, long atMs)
    {
        // PostgreSQL cannot keep U+0000.
        words = WholeCharacters.Prefix(words.Replace("\0", "", StringComparison.Ordinal), LongestWords).Trim();
        if (words.Length == 0)
        {
            return;
        }

        await session.ExecuteAsync(
            """
            insert into unanswered_words (account, words, times, first_ms, last_ms)
            values (@account, @words, 1, @atMs, @atMs)
            on conflict (account, words) do update set
                times = unanswered_words.times + 1,
                last_ms = case when excluded.last_ms > unanswered_words.last_ms then excluded.last_ms else unanswered_words.last_ms end
            """,
            new { account, words, atMs });
    }

    /// <summary>The words sent most often first, then the latest.</summary>
    public Task<IReadOnlyList<UnansweredWords>> ListAsync(string account, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<UnansweredWords>(
            """
            select account, words, times, first_ms, last_ms from unanswered_words
            where account = @account order by times desc, last_ms desc, words limit @limit
            """,
            new { account, limit }),
        cancellation);
}
