using System.Collections.Frozen;
using static PuyangFabu.People.Actors.Permission;

namespace PuyangFabu.People.Actors;

/// <summary>The one table of rights: which role gives which permission.</summary>
public static class RolePermissions
{
    private static readonly FrozenDictionary<string, Permission[]> Table = new Dictionary<string, Permission[]>
    {
        [Role.Editor] = [ReadArticles, WriteArticles, ReviewArticles, ReadContent, ManageContent, ReadBroadcasts, WriteBroadcasts, ReadFollowers, ManageFollowers, ReplyToFollowers, ReadCases, ReceiveCases, AnswerCases],
        [Role.Reviewer] = [ReadArticles, ReviewArticles, ReadContent, ApproveContent, ReadBroadcasts, ReadCases, ApproveCases],
        [Role.Chief] = [ReadArticles, ReviewArticles, WithdrawArticles, ReadContent, ApproveContent, PublishContent, ManageWordLists, ReadBroadcasts, WriteBroadcasts, ApproveBroadcasts, SendBroadcasts, ReadFollowers, ReadCases, ReceiveCases, ApproveCases, PublishCases, SuperviseCases],
        [Role.Publisher] = [ReadArticles, PublishArticles, WithdrawArticles, ReadContent, ApproveContent, PublishContent, ReadBroadcasts, WriteBroadcasts, ApproveBroadcasts, SendBroadcasts, ReadFollowers, ManageFollowers, ReplyToFollowers, ReadCases, ReceiveCases, ApproveCases, PublishCases],
        [Role.Agent] = [AnswerCases],
        [Role.Admin] = [ReadArticles, ReadContent, ManageContent, ManageOperators, ManageAccounts, ManageSystem, ReadAudit, ReadBroadcasts, ReadFollowers, SyncFollowers],
        [Role.Security] = [ReadArticles, ReadContent, ManageSecurity, ManageWordLists, ReadAudit, AcknowledgeAudit, ReadBroadcasts],
        [Role.Auditor] = [ReadArticles, ReadContent, ReadAudit, AcknowledgeAudit, ReadBroadcasts],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Everything the roles allow together; an unknown role allows nothing.</summary>
    public static IReadOnlySet<Permission> Of(IEnumerable<string> roles) =>
        roles.SelectMany(static role => Table.GetValueOrDefault(role) ?? []).ToHashSet();
}
