using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Publishing.Materials;

/// <summary>All SQL of the table <c>wechat_materials</c>.</summary>
public sealed class MaterialStore(Database database, TimeProvider clock) : IExpiringRows
{
    /// <summary>What WeChat still has of these bytes; null when they must be uploaded.</summary>
    public Task<WeChatMaterial?> FindAsync(string appId, string kind, string sha256, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<WeChatMaterial>(
            """
            select app_id, kind, sha256, media_id, url, uploaded_ms, expires_ms from wechat_materials
            where app_id = @appId and kind = @kind and sha256 = @sha256 and (expires_ms is null or expires_ms > @now)
            """,
            new { appId, kind, sha256, now = clock.NowMs() }),
        cancellation);

    /// <summary>What is known of a picture in WeChat's library; null when it was not uploaded from here.</summary>
    public Task<WeChatMaterial?> OfMediaAsync(string appId, string mediaId, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<WeChatMaterial>(
            "select app_id, kind, sha256, media_id, url, uploaded_ms, expires_ms from wechat_materials where app_id = @appId and media_id = @mediaId",
            new { appId, mediaId }),
        cancellation);

    /// <summary>Keeps what WeChat answered; of two uploads of the same bytes the later one.</summary>
    public Task SaveAsync(DbSession session, WeChatMaterial material) => session.ExecuteAsync(
        """
        insert into wechat_materials (app_id, kind, sha256, media_id, url, uploaded_ms, expires_ms)
        values (@AppId, @Kind, @Sha256, @MediaId, @Url, @UploadedMs, @ExpiresMs)
        on conflict (app_id, kind, sha256) do update set
            media_id = excluded.media_id, url = excluded.url, uploaded_ms = excluded.uploaded_ms, expires_ms = excluded.expires_ms
        """,
        material with { UploadedMs = clock.NowMs() });

    /// <summary>Forgets an id that WeChat no longer knows.</summary>
    public Task ForgetAsync(string appId, string mediaId, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync("delete from wechat_materials where app_id = @appId and media_id = @mediaId", new { appId, mediaId }),
        cancellation);

    /// <summary>Ids of temporary media that WeChat has forgotten too.</summary>
    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        "delete from wechat_materials where id in (select id from wechat_materials where expires_ms <= @nowMs order by id limit @limit)",
        new { nowMs = now.ToUnixTimeMilliseconds(), limit });
}

/// <summary>A picture that was uploaded to WeChat, by which it need not be uploaded again.</summary>
public sealed record WeChatMaterial
{
    /// <summary>WeChat gave the id to this AppID: an account that gets another one must upload anew.</summary>
    public required string AppId { get; init; }

    /// <summary>One of <see cref="MaterialKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Of the bytes as sent, 64 lower-case hex digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Empty for a picture inside an article.</summary>
    public string MediaId { get; init; } = "";

    /// <summary>Empty for a temporary picture.</summary>
    public string Url { get; init; } = "";

    public long UploadedMs { get; init; }

    /// <summary>Null when WeChat keeps it.</summary>
    public long? ExpiresMs { get; init; }
}
