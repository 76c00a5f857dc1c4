using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Conversation.Cases.Chat;

/// <summary>All SQL of the table <c>case_drafts</c>.</summary>
public sealed class CaseDraftStore(Database database) : IPersonalDataStore, IExpiringRows, ISealedRows
{
    private const string Columns = "id, account, open_id, step, type, county, place, text, contact, anonymous, publishable, media, number, code_hash, updated_ms";
    private const string Open = $"step <> '{CaseStage.Done}'";

    IReadOnlyList<PersonalColumns> IPersonalDataStore.PersonalData { get; } = [new("case_drafts", "1 天", "open_id", "place", "text", "contact", "media")];

    string ISealedRows.SealedName => "正在对话里填写的诉求的联系方式";

    /// <summary>What a follower has not handed in yet.</summary>
    public Task<CaseDraft?> FindAsync(string account, string openId, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<CaseDraft>(
            $"select {Columns} from case_drafts where account = @account and open_id = @openId and {Open}", new { account, openId }),
        cancellation);

    /// <summary>The same, kept from everybody else until the end of the transaction.</summary>
    public static Task<CaseDraft?> TakeAsync(DbSession session, string account, string openId) => session.FirstOrDefaultAsync<CaseDraft>(
        $"update case_drafts set step = step where account = @account and open_id = @openId and {Open} returning {Columns}", new { account, openId });

    /// <summary>A new one in the place of what was not handed in, which there is once whatever other processes begin.</summary>
    public static async Task BeginAsync(DbSession session, CaseDraft draft)
    {
        await session.ExecuteAsync(
            $"""
            insert into case_drafts (account, open_id, step, type, county, place, text, updated_ms)
            values (@Account, @OpenId, @Step, @Type, @County, @Place, @Text, @UpdatedMs)
            on conflict (account, open_id) where {Open} do update set
                step = excluded.step, type = excluded.type, county = excluded.county, place = excluded.place, text = excluded.text, contact = '', anonymous = false,
                publishable = false, media = '[]', number = '', code_hash = '', updated_ms = excluded.updated_ms
            """,
            draft);
        await ChangeNotice.SendAsync(session, ChangeNotice.CaseTellers);
    }

    public static Task SaveAsync(DbSession session, CaseDraft draft) => session.ExecuteAsync(
        """
        update case_drafts set
            step = @Step, type = @Type, county = @County, place = @Place, text = @Text, contact = @Contact, anonymous = @Anonymous,
            publishable = @Publishable, media = @Media, code_hash = @CodeHash, updated_ms = @UpdatedMs
        where id = @Id
        """,
        draft);

    /// <summary>Gives a follower's draft its number, where it has none.</summary>
    public static Task NumberAsync(DbSession session, string account, string openId, string number) => session.ExecuteAsync(
        $"update case_drafts set number = @number where account = @account and open_id = @openId and {Open} and number = ''", new { account, openId, number });

    /// <summary>Gives up what was not handed in.</summary>
    public static Task DropAsync(DbSession session, string account, string openId) => session.ExecuteAsync(
        $"delete from case_drafts where account = @account and open_id = @openId and {Open}", new { account, openId });

    /// <summary>Takes away one that was handed in.</summary>
    /// <returns>False when another process was faster.</returns>
    public static async Task<bool> EndAsync(DbSession session, long id) =>
        await session.ExecuteAsync($"delete from case_drafts where id = @id and step = '{CaseStage.Done}'", new { id }) == 1;

    /// <summary>Those that were handed in, the first first.</summary>
    public Task<IReadOnlyList<CaseDraft>> HandedInAsync(int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<CaseDraft>($"select {Columns} from case_drafts where step = '{CaseStage.Done}' order by id limit @limit", new { limit }), cancellation);

    /// <summary>A follower's that were handed in and are no cases yet, the newest first.</summary>
    public Task<IReadOnlyList<CaseDraft>> HandedInAsync(string account, string openId, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<CaseDraft>(
            $"select {Columns} from case_drafts where account = @account and open_id = @openId and step = '{CaseStage.Done}' order by id desc", new { account, openId }),
        cancellation);

    /// <summary>Who is telling a case.</summary>
    public Task<IReadOnlyList<CaseTeller>> TellersAsync(long sinceMs, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<CaseTeller>($"select distinct account, open_id from case_drafts where {Open} and updated_ms >= @sinceMs", new { sinceMs }), cancellation);

    /// <summary>What was handed in becomes a case and no longer says whose it is.</summary>
    async Task IPersonalDataStore.ForgetAsync(DbSession session, string account, string openId)
    {
        await DropAsync(session, account, openId);
        await session.ExecuteAsync("update case_drafts set open_id = '' where account = @account and open_id = @openId", new { account, openId });
    }

    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        $"delete from case_drafts where id in (select id from case_drafts where {Open} and updated_ms < @before order by updated_ms limit @limit)",
        new { before = (now - CaseChat.Life).ToUnixTimeMilliseconds(), limit });

    async Task<bool> ISealedRows.AnySealedAsync(DbSession session) => await session.ScalarAsync<long>("select count(*) from case_drafts where contact <> ''") > 0;
}

/// <summary>A follower who is telling a case.</summary>
public sealed record CaseTeller
{
    public required string Account { get; init; }

    public required string OpenId { get; init; }
}
