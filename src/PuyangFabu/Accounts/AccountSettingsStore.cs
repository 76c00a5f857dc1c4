using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Accounts;

/// <summary>All SQL of the table <c>account_settings</c>.</summary>
public sealed class AccountSettingsStore(ContentChangeStore changes, TimeProvider clock) : ISealedRows
{
    private const string Columns =
        """
        id, slug, name, original_id, app_id, kind, app_secret, token, encoding_aes_key, previous_encoding_aes_key,
        require_encryption, revision, updated_ms
        """;

    public string SealedName => "账号密钥";

    public async Task<bool> AnySealedAsync(DbSession session) => await session.ScalarAsync<long>(
        "select count(*) from account_settings where app_secret <> '' or token <> '' or encoding_aes_key <> '' or previous_encoding_aes_key <> ''") > 0;

    public static Task<IReadOnlyList<AccountSettings>> ListAsync(DbSession session) =>
        session.QueryAsync<AccountSettings>($"select {Columns} from account_settings order by slug");

    /// <summary>Writes inside a transaction that was opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <param name="settings">Revision 0 for what is not stored yet; otherwise the revision that it was read with.</param>
    /// <returns>False when somebody else wrote it meanwhile.</returns>
    public async Task<bool> SaveAsync(DbSession session, AccountSettings settings)
    {
        var written = settings with { UpdatedMs = clock.NowMs() };
        var id = await session.FirstOrDefaultAsync<long?>(
            settings.Revision == 0
                ? """
                  insert into account_settings (
                      slug, name, original_id, app_id, kind, app_secret, token, encoding_aes_key, previous_encoding_aes_key,
                      require_encryption, updated_ms)
                  values (
                      @Slug, @Name, @OriginalId, @AppId, @Kind, @AppSecret, @Token, @EncodingAesKey, @PreviousEncodingAesKey,
                      @RequireEncryption, @UpdatedMs)
                  on conflict (slug) do nothing
                  returning id
                  """
                : """
                  update account_settings set
                      name = @Name, original_id = @OriginalId, app_id = @AppId, kind = @Kind, app_secret = @AppSecret, token = @Token,
                      encoding_aes_key = @EncodingAesKey, previous_encoding_aes_key = @PreviousEncodingAesKey,
                      require_encryption = @RequireEncryption, revision = revision + 1, updated_ms = @UpdatedMs
                  where slug = @Slug and revision = @Revision
                  returning id
                  """,
            written);
        if (id is not { } saved)
        {
            return false;
        }

        await changes.RecordAsync(session, ContentKind.Account, saved);
        return true;
    }
}
