using System.Globalization;
using System.Text;
using Dapper;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>All SQL of the table <c>word_rules</c>.</summary>
public sealed class WordListStore(Database database, ContentChangeStore changes, TimeProvider clock)
{
    private const string Columns = "list_name, kind, words, severity, suggestion, contexts, enabled";

    /// <summary>Rows to a statement: a thousand statements instead of fifty thousand. More would be slower: each parameter is looked for by its name among all others.</summary>
    private const int BatchSize = 50;

    public Task<IReadOnlyList<WordListSummary>> SummariesAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.QueryAsync<WordListSummary>(
            """
            select list_name as name, count(*) as rules, sum(case when enabled then 1 else 0 end) as enabled, max(updated_ms) as updated_ms
            from word_rules group by list_name order by list_name
            """),
        cancellation);

    /// <summary>The rules of a list in the order of its file; empty when there is no such list.</summary>
    public Task<IReadOnlyList<WordRule>> RulesAsync(string name, CancellationToken cancellation) =>
        database.ReadAsync(session => RulesAsync(session, name), cancellation);

    public static Task<IReadOnlyList<WordRule>> RulesAsync(DbSession session, string name) =>
        session.QueryAsync<WordRule>($"select {Columns} from word_rules where list_name = @name order by id", new { name });

    /// <summary>Some rules of a list behind a place, with their places from 1, in the order of the file.</summary>
    /// <param name="words">What their words hold; null for all.</param>
    /// <param name="severity">Null for all.</param>
    public Task<IReadOnlyList<PlacedWordRule>> PageAsync(string name, string? words, string? severity, long after, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<PlacedWordRule>(
            $"""
            select * from (select row_number() over (order by id) as place, {Columns} from word_rules where list_name = @name) as listed
            where place > @after
                {(severity is null ? "" : "and severity = @severity")}
                {(words is null ? "" : @"and lower(words) like @pattern escape '\'")}
            order by place limit @limit
            """,
            new { name, after, limit, severity, pattern = words is null ? null : LikePattern.HoldingLower(words) }),
        cancellation);

    /// <param name="place">From 1.</param>
    /// <returns>Null when the list is not that long.</returns>
    public Task<WordRule?> AtAsync(string name, int place, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<WordRule>($"select {Columns} from word_rules where list_name = @name order by id limit 1 offset @before", new { name, before = Math.Max(place - 1, 0) }),
        cancellation);

    public Task<long> CountAsync(string name, CancellationToken cancellation) => database.ReadAsync(
        session => session.ScalarAsync<long>("select count(*) from word_rules where list_name = @name", new { name }), cancellation);

    /// <summary>What is switched on, of all lists.</summary>
    public Task<IReadOnlyList<WordRule>> EnabledAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.QueryAsync<WordRule>($"select {Columns} from word_rules where enabled = true order by list_name, id"), cancellation);

    /// <summary>Puts these rules in the place of the list's. The transaction must have been opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <returns>How many rules the list had before.</returns>
    public async Task<int> ReplaceAsync(DbSession session, string name, IReadOnlyList<WordRule> rules)
    {
        var before = await session.ExecuteAsync("delete from word_rules where list_name = @name", new { name });
        foreach (var batch in rules.Chunk(BatchSize))
        {
            await InsertAsync(session, name, batch);
        }

        if (before + rules.Count > 0)
        {
            await changes.RecordAsync(session, ContentKind.WordLists, 0);
        }

        return before;
    }

    private async Task InsertAsync(DbSession session, string name, WordRule[] rules)
    {
        var sql = new StringBuilder($"insert into word_rules ({Columns}, updated_ms) values ");
        var values = new DynamicParameters();
        values.Add("name", name);
        values.Add("now", clock.NowMs());
        foreach (var (index, rule) in rules.Index())
        {
            var comma = index == 0 ? "" : ", ";
            sql.Append(CultureInfo.InvariantCulture, $"{comma}(@name, @k{index}, @w{index}, @s{index}, @g{index}, @c{index}, @e{index}, @now)");
            values.Add($"k{index}", rule.Kind);
            values.Add($"w{index}", rule.Words);
            values.Add($"s{index}", rule.Severity);
            values.Add($"g{index}", rule.Suggestion);
            values.Add($"c{index}", rule.Contexts);
            values.Add($"e{index}", rule.Enabled);
        }

        await session.ExecuteAsync(sql.ToString(), values);
    }
}
