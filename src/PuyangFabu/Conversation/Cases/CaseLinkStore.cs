using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Conversation.Cases;

/// <summary>All SQL of the table <c>case_links</c>.</summary>
public sealed class CaseLinkStore(Database database) : IPersonalDataStore, IExpiringRows
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    IReadOnlyList<PersonalColumns> IPersonalDataStore.PersonalData { get; } = [new("case_links", "30 天", "open_id")];

    public static Task AddAsync(DbSession session, CaseLink link) => session.ExecuteAsync(
        "insert into case_links (key_hash, account, open_id, created_ms) values (@KeyHash, @Account, @OpenId, @CreatedMs)", link);

    public Task<CaseLink?> FindAsync(string keyHash, CancellationToken cancellation) => database.ReadAsync(session => FindAsync(session, keyHash), cancellation);

    public static Task<CaseLink?> FindAsync(DbSession session, string keyHash) => session.FirstOrDefaultAsync<CaseLink>(
        "select key_hash, account, open_id, created_ms, case_number from case_links where key_hash = @keyHash", new { keyHash });

    /// <summary>Keeps one from everybody else until the end of the transaction.</summary>
    /// <returns>False when it was used already, or is gone.</returns>
    public static async Task<bool> HoldAsync(DbSession session, string keyHash) => await session.ExecuteAsync(
        "update case_links set key_hash = key_hash where key_hash = @keyHash and case_number = ''", new { keyHash }) == 1;

    /// <returns>False when it was used already.</returns>
    public static async Task<bool> UseAsync(DbSession session, string keyHash, string number) => await session.ExecuteAsync(
        "update case_links set case_number = @number where key_hash = @keyHash and case_number = ''", new { keyHash, number }) == 1;

    Task IPersonalDataStore.ForgetAsync(DbSession session, string account, string openId) => session.ExecuteAsync(
        "delete from case_links where account = @account and open_id = @openId", new { account, openId });

    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        "delete from case_links where key_hash in (select key_hash from case_links where created_ms < @before order by created_ms limit @limit)",
        new { before = (now - Kept).ToUnixTimeMilliseconds(), limit });
}

/// <summary>A link to the form for a case, or to how its follower's cases stand, see <see cref="CaseProofs"/>.</summary>
public sealed record CaseLink
{
    public required string KeyHash { get; init; }

    public required string Account { get; init; }

    public required string OpenId { get; init; }

    public required long CreatedMs { get; init; }

    /// <summary>Of the case that was handed in by it; empty while none was.</summary>
    public string CaseNumber { get; init; } = "";
}
