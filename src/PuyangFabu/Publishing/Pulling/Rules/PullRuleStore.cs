using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Pulling.Rules;

/// <summary>All SQL of the table <c>pull_rules</c>.</summary>
public sealed class PullRuleStore(Database database)
{
    private const string Columns = "id, place, field, word, board_id";

    /// <summary>In the order in which they are asked.</summary>
    public Task<IReadOnlyList<PullRule>> ListAsync(CancellationToken cancellation) => database.ReadAsync(ListAsync, cancellation);

    /// <inheritdoc cref="ListAsync(CancellationToken)"/>
    public static Task<IReadOnlyList<PullRule>> ListAsync(DbSession session) => session.QueryAsync<PullRule>($"select {Columns} from pull_rules order by place, id");

    /// <summary>Puts these in the place of those there are.</summary>
    public static async Task ReplaceAsync(DbSession session, IEnumerable<PullRule> rules)
    {
        await session.ExecuteAsync("delete from pull_rules ");
        await session.ExecuteAsync("insert into pull_rules (place, field, word, board_id) values (@Place, @Field, @Word, @BoardId)", rules);
    }

    public static Task<long> CountOfAsync(DbSession session, long boardId) =>
        session.ScalarAsync<long>("select count(*) from pull_rules where board_id = @boardId", new { boardId });
}
