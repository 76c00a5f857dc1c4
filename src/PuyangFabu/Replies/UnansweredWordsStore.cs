using PuyangFabu.Storage;
using PuyangFabu.Text;
using PuyangFabu.Webhook;

namespace PuyangFabu.Replies;

/// <summary>All SQL of the table <c>unanswered_words</c>.</summary>
public sealed class UnansweredWordsStore(Database database)
{
    /// <summary>Longer texts are cut: the list shows what people ask for, not their letters.</summary>
    public const int LongestWords = 64;

    private const int BatchSize = 500;

    private const string After =
        "and (times < @Times or (times = @Times and (last_ms < @LastMs or (last_ms = @LastMs and words > @Words))))";

    /// <summary>To count the words once more, with the message that holds them; empty when there are none to keep.</summary>
    /// <param name="words">Normalised, so that different spellings count together.</param>
    public static IReadOnlyList<InboxWrite> Recording(string account, string words, long atMs) => KeptForm(words) is { Length: > 0 } kept
        ? [new InboxWrite(SharedRows.UnansweredWords, kept, account, session => RecordAsync(session, account, kept, atMs))]
        : [];

    private static Task<int> RecordAsync(DbSession session, string account, string words, long atMs) =>
        session.ExecuteAsync(
            """
            insert into unanswered_words (account, words, times, first_ms, last_ms)
            values (@account, @words, 1, @atMs, @atMs)
            on conflict (account, words) do update set
                times = unanswered_words.times + 1,
                last_ms = case when excluded.last_ms > unanswered_words.last_ms then excluded.last_ms else unanswered_words.last_ms end
            """,
            new { account, words, atMs });

    /// <summary>The words sent most often first, then the latest.</summary>
    /// <param name="after">The last of the page before; null for the first page.</param>
    public Task<IReadOnlyList<UnansweredWords>> ListAsync(string account, int limit, CancellationToken cancellation, UnansweredWords? after = null) => database.ReadAsync(
        session => session.QueryAsync<UnansweredWords>(
            $"""
            select account, words, times, first_ms, last_ms from unanswered_words
            where account = @account {(after is null ? "" : After)}
            order by times desc, last_ms desc, words limit @limit
            """,
            new { account, limit, after?.Times, after?.LastMs, after?.Words }),
        cancellation);

    /// <summary>Takes words off the lists of every account.</summary>
    /// <param name="words">As <see cref="KeptForm"/> writes them.</param>
    /// <returns>How many rows that were.</returns>
    public static async Task<int> RemoveAsync(DbSession session, IEnumerable<string> words) => await RemoveAsync(
        session,
        await session.QueryAsync<UnansweredWords>(
            $"select account, words, times, first_ms, last_ms from unanswered_words where words {session.Dialect.InIds}",
            new { ids = words.Distinct().ToArray() }),
        long.MaxValue);

    /// <returns>False when the words are not on the account's list.</returns>
    public static async Task<bool> RemoveAsync(DbSession session, string account, string words) =>
        await session.ExecuteAsync("delete from unanswered_words where account = @account and words = @words", new { account, words }) > 0;

    /// <summary>Forgets words that nobody has sent since a moment.</summary>
    public async Task<int> ForgetAsync(long beforeMs, CancellationToken cancellation)
    {
        var removed = 0;
        while (true)
        {
            // Small transactions: messages from followers wait for the same turn to write.
            var rows = await database.ReadAsync(
                session => session.QueryAsync<UnansweredWords>(
                    "select account, words, times, first_ms, last_ms from unanswered_words where last_ms < @beforeMs order by words limit @BatchSize",
                    new { beforeMs, BatchSize }),
                cancellation);
            if (rows.Count == 0)
            {
                return removed;
            }

            removed += await database.WriteAsync(session => RemoveAsync(session, rows, beforeMs), cancellation);
        }
    }

    // Row by row in the order in which messages take them (InboxWrite): one statement would take them in the order they lie in.
    private static async Task<int> RemoveAsync(DbSession session, IEnumerable<UnansweredWords> rows, long beforeMs)
    {
        var removed = 0;
        foreach (var row in rows.OrderBy(static row => row.Words, StringComparer.Ordinal).ThenBy(static row => row.Account, StringComparer.Ordinal))
        {
            removed += await session.ExecuteAsync(
                "delete from unanswered_words where account = @Account and words = @Words and last_ms < @beforeMs", new { row.Account, row.Words, beforeMs });
        }

        return removed;
    }

    /// <summary>Words as the list keeps them: a text in any spelling finds its row.</summary>
    public static string KeptForm(string words) =>
        // PostgreSQL cannot keep U+0000.
        WholeCharacters.Prefix(SearchText.Normalize(words).Replace("\0", "", StringComparison.Ordinal), LongestWords).Trim();
}
