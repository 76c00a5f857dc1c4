using PuyangFabu.Content.Checks.PersonalData;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Webhook.Handling;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Conversation.Replies.Unanswered;

/// <summary>All SQL of the table <c>unanswered_words</c>.</summary>
public sealed class UnansweredWordsStore(Database database, InboxOptions options) : IPersonalDataStore, IExpiringRows
{
    /// <summary>Longer texts are cut: the list shows what people ask for, not their letters.</summary>
    public const int LongestWords = 64;

    private static readonly string MayBePersonal =
        string.Join(" or ", "0123456789号室".Select(static character => $"words like '%{character}%'"));

    private const string After =
        "and (times < @Times or (times = @Times and (last_ms < @LastMs or (last_ms = @LastMs and words > @Words))))";

    IReadOnlyList<PersonalColumns> IPersonalDataStore.PersonalData { get; } = [new("unanswered_words", "Inbox:UnansweredDays", "words", "open_id")];

    /// <summary>To count the words once more, with the message that holds them; empty when there are none to keep.</summary>
    /// <param name="words">Normalised, so that different spellings count together.</param>
    /// <param name="openId">Who sent them; kept only as long as nobody else has.</param>
    public static IReadOnlyList<InboxWrite> Recording(string account, string words, string openId, long atMs) => KeptForm(words) is { Length: > 0 } kept
        ? [new InboxWrite(SharedRows.UnansweredWords, kept, account, session => RecordAsync(session, account, kept, openId, atMs))]
        : [];

    private static Task<int> RecordAsync(DbSession session, string account, string words, string openId, long atMs) =>
        session.ExecuteAsync(
            """
            insert into unanswered_words (account, words, times, first_ms, last_ms, open_id)
            values (@account, @words, 1, @atMs, @atMs, @openId)
            on conflict (account, words) do update set
                times = unanswered_words.times + 1,
                open_id = case when unanswered_words.open_id = excluded.open_id then excluded.open_id else '' end,
                last_ms = case when excluded.last_ms > unanswered_words.last_ms then excluded.last_ms else unanswered_words.last_ms end
            """,
            new { account, words, openId, atMs });

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

    /// <summary>How many words are on the list of each account that has any; read from an index alone.</summary>
    public static Task<IReadOnlyList<(string Account, long Count)>> CountAsync(DbSession session) =>
        session.QueryAsync<(string Account, long Count)>("select account, count(*) from unanswered_words group by account");

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

    /// <summary>
    /// Words as the list keeps them: a text in any spelling finds its row. Numbers of people, of cards and of doors are starred
    /// out before it is cut: the list is for what is asked, not for who asks.
    /// </summary>
    public static string KeptForm(string words) =>
        // PostgreSQL cannot keep U+0000.
        WholeCharacters.Prefix(PersonalDataMask.Of(SearchText.Normalize(words).Replace("\0", "", StringComparison.Ordinal)), LongestWords).Trim();

    /// <summary>What only this person ever asked goes; what others asked as well is nobody's.</summary>
    public async Task ForgetAsync(DbSession session, string account, string openId)
    {
        foreach (var words in await OfOneAsync(session, account, openId))
        {
            await session.ExecuteAsync(
                "delete from unanswered_words where account = @account and words = @words and open_id = @openId", new { account, words, openId });
        }
    }

    /// <summary>The question stays for the editors, without who asked it.</summary>
    public async Task ForgetStrangerAsync(DbSession session, string account, string openId, long untilId)
    {
        foreach (var words in await OfOneAsync(session, account, openId))
        {
            await session.ExecuteAsync(
                "update unanswered_words set open_id = '' where account = @account and words = @words and open_id = @openId", new { account, words, openId });
        }
    }

    private static async Task<IEnumerable<string>> OfOneAsync(DbSession session, string account, string openId) => (await session.QueryAsync<string>(
        "select words from unanswered_words where account = @account and open_id = @openId", new { account, openId })).Order(StringComparer.Ordinal);

    /// <summary>Stars out what an older version kept as it was sent; looks only at what holds a digit or a door.</summary>
    /// <returns>How many rows that were.</returns>
    public async Task<int> MaskAsync(CancellationToken cancellation)
    {
        var kept = await database.ReadAsync(
            static session => session.QueryAsync<UnansweredWords>($"select account, words, times, first_ms, last_ms from unanswered_words where {MayBePersonal}"), cancellation);
        var open = kept.Where(static row => KeptForm(row.Words) != row.Words).ToList();
        foreach (var row in open)
        {
            await database.WriteAsync(session => MaskAsync(session, row), cancellation);
        }

        return open.Count;
    }

    private static async Task MaskAsync(DbSession session, UnansweredWords row)
    {
        if (await session.ExecuteAsync("delete from unanswered_words where account = @Account and words = @Words", row) > 0)
        {
            await session.ExecuteAsync(
                """
                insert into unanswered_words (account, words, times, first_ms, last_ms)
                values (@Account, @masked, @Times, @FirstMs, @LastMs)
                on conflict (account, words) do update set times = unanswered_words.times + excluded.times, open_id = ''
                """,
                new { row.Account, masked = KeptForm(row.Words), row.Times, row.FirstMs, row.LastMs });
        }
    }

    /// <summary>The list is for what people ask now: what nobody has sent for long goes.</summary>
    async Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit)
    {
        var beforeMs = now.AddDays(-options.UnansweredDays).ToUnixTimeMilliseconds();
        return options.UnansweredDays == 0 ? 0 : await RemoveAsync(
            session,
            await session.QueryAsync<UnansweredWords>(
                "select account, words, times, first_ms, last_ms from unanswered_words where last_ms < @beforeMs order by words limit @limit", new { beforeMs, limit }),
            beforeMs);
    }
}
