using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Cases.Pictures;

/// <summary>All SQL of the table <c>case_pictures</c>.</summary>
public sealed class CasePictureStore(Database database) : IPersonalDataStore
{
    private const string Columns = "id, case_id, link_hash, account, open_id, sent_media_id, file_name, content_type, digest, bytes, width, height, problem, created_ms";

    // What is left names the file that must go.
    private const string Release = "update case_pictures set case_id = null, link_hash = '', account = '', open_id = '', sent_media_id = null, digest = '', problem = '', created_ms = 0";

    IReadOnlyList<PersonalColumns> IPersonalDataStore.PersonalData { get; } = [new("case_pictures", "Cases:KeepDays", "open_id", "sent_media_id", "file_name", "digest")];

    public static Task AddAsync(DbSession session, CasePicture picture) => session.ExecuteAsync(
        """
        insert into case_pictures (case_id, link_hash, account, open_id, sent_media_id, file_name, content_type, digest, bytes, width, height, created_ms)
        values (@CaseId, @LinkHash, @Account, @OpenId, @SentMediaId, @FileName, @ContentType, @Digest, @Bytes, @Width, @Height, @CreatedMs)
        """,
        picture);

    /// <summary>In the order in which they came.</summary>
    public static Task<IReadOnlyList<CasePicture>> OfCaseAsync(DbSession session, long caseId) => session.QueryAsync<CasePicture>(
        $"select {Columns} from case_pictures where case_id = @caseId order by id", new { caseId });

    /// <summary>What came with the form of a link that was not handed in yet.</summary>
    public static Task<IReadOnlyList<CasePicture>> OfLinkAsync(DbSession session, string linkHash) => session.QueryAsync<CasePicture>(
        $"select {Columns} from case_pictures where link_hash = @linkHash and link_hash <> '' order by id", new { linkHash });

    /// <summary>The pictures of a form go with the case that was made of it.</summary>
    public static Task AttachAsync(DbSession session, string linkHash, long caseId) => session.ExecuteAsync(
        "update case_pictures set case_id = @caseId, link_hash = '', account = '', open_id = '' where link_hash = @linkHash and link_hash <> ''", new { linkHash, caseId });

    /// <summary>Takes pictures away from a form.</summary>
    public static Task DropAsync(DbSession session, string linkHash, IReadOnlyList<long> ids) => session.ExecuteAsync(
        $"{Release} where link_hash = @linkHash and link_hash <> '' and id {session.Dialect.InIds}", new { linkHash, ids = ids.ToArray() });

    /// <summary>What the citizen wrote is taken away, and these with it.</summary>
    public static Task ReleaseAsync(DbSession session, IReadOnlyList<long> caseIds) => session.ExecuteAsync(
        $"{Release} where case_id {session.Dialect.InIds}", new { ids = caseIds.ToArray() });

    /// <summary>Those whose file is to be taken over from a message.</summary>
    public Task<IReadOnlyList<CasePicture>> ToBringAsync(int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<CasePicture>(
            $"select {Columns} from case_pictures where case_id is not null and file_name = '' and problem = '' order by id limit @limit", new { limit }),
        cancellation);

    /// <returns>False when somebody else was faster, or it is nobody's any more.</returns>
    public async Task<bool> BringAsync(CasePicture picture, CancellationToken cancellation) => await database.WriteAsync(
        session => session.ExecuteAsync(
            """
            update case_pictures set file_name = @FileName, content_type = @ContentType, digest = @Digest, bytes = @Bytes, width = @Width, height = @Height, problem = @Problem
            where id = @Id and case_id is not null and file_name = '' and problem = ''
            """,
            picture),
        cancellation) == 1;

    /// <summary>Those that go with no case and came before a moment.</summary>
    public Task<IReadOnlyList<CasePicture>> NobodysAsync(long beforeMs, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<CasePicture>(
            $"select {Columns} from case_pictures where case_id is null and created_ms < @beforeMs order by id limit @limit", new { beforeMs, limit }),
        cancellation);

    /// <summary>Its file is gone.</summary>
    public Task RemoveAsync(long id, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync("delete from case_pictures where id = @id and case_id is null", new { id }), cancellation);

    Task IPersonalDataStore.ForgetAsync(DbSession session, string account, string openId) =>
        session.ExecuteAsync($"{Release} where account = @account and open_id = @openId", new { account, openId });
}
