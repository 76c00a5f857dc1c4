using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.QuickReplies;

/// <summary>All SQL of the table <c>quick_replies</c>.</summary>
public sealed class QuickReplyStore(Database database)
{
    private const string Columns = "id, title, text, revision, updated_ms";

    /// <summary>By their titles.</summary>
    public Task<IReadOnlyList<QuickReply>> ListAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.QueryAsync<QuickReply>($"select {Columns} from quick_replies order by title, id"), cancellation);

    public Task<QuickReply?> FindAsync(long id, CancellationToken cancellation) => database.ReadAsync(session => FindAsync(session, id), cancellation);

    public static Task<QuickReply?> FindAsync(DbSession session, long id) =>
        session.FirstOrDefaultAsync<QuickReply>($"select {Columns} from quick_replies where id = @id", new { id });

    public static Task<int> CountAsync(DbSession session) => session.ScalarAsync<int>("select count(*) from quick_replies");

    public static Task<long> InsertAsync(DbSession session, QuickReply reply) => session.ScalarAsync<long>(
        "insert into quick_replies (title, text, revision, updated_ms) values (@Title, @Text, @Revision, @UpdatedMs) returning id", reply);

    /// <returns>False when the stored revision is not the one before.</returns>
    public static async Task<bool> UpdateAsync(DbSession session, QuickReply reply) => await session.ExecuteAsync(
        "update quick_replies set title = @Title, text = @Text, revision = @Revision, updated_ms = @UpdatedMs where id = @Id and revision = @Revision - 1", reply) == 1;

    /// <returns>False when it is no longer what it was.</returns>
    public static async Task<bool> DeleteAsync(DbSession session, QuickReply reply) =>
        await session.ExecuteAsync("delete from quick_replies where id = @Id and revision = @Revision", reply) == 1;
}
