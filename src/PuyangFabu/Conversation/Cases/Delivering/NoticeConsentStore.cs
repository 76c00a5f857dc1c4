using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Cases.Delivering;

/// <summary>All SQL of the table <c>notice_consents</c>: how many notices of a form a follower has agreed to get.</summary>
public sealed class NoticeConsentStore : IPersonalDataStore
{
    IReadOnlyList<PersonalColumns> IPersonalDataStore.PersonalData { get; } = [new("notice_consents", "取消关注", "open_id")];

    /// <summary>One more.</summary>
    public static Task AllowAsync(DbSession session, string account, string openId, string templateId, long atMs) => session.ExecuteAsync(
        """
        insert into notice_consents (account, open_id, template_id, allowed, at_ms) values (@account, @openId, @templateId, 1, @atMs)
        on conflict (account, open_id, template_id) do update set allowed = notice_consents.allowed + 1, at_ms = excluded.at_ms
        """,
        new { account, openId, templateId, atMs });

    /// <summary>None any more.</summary>
    public static Task RefuseAsync(DbSession session, string account, string openId, string templateId) => session.ExecuteAsync(
        "update notice_consents set allowed = 0 where account = @account and open_id = @openId and template_id = @templateId", new { account, openId, templateId });

    /// <summary>Uses one up, of any of these forms.</summary>
    /// <returns>The form; null when the follower agreed to none.</returns>
    public static async Task<string?> TakeAsync(DbSession session, string account, string openId, IReadOnlyList<string> templateIds)
    {
        foreach (var templateId in templateIds)
        {
            if (await session.ExecuteAsync(
                "update notice_consents set allowed = allowed - 1 where account = @account and open_id = @openId and template_id = @templateId and allowed > 0",
                new { account, openId, templateId }) == 1)
            {
                return templateId;
            }
        }

        return null;
    }

    public Task ForgetAsync(DbSession session, string account, string openId) => session.ExecuteAsync(
        "delete from notice_consents where account = @account and open_id = @openId", new { account, openId });
}
