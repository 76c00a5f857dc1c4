using System.Collections.Frozen;
using static PuyangFabu.Operators.Permission;

namespace PuyangFabu.Operators;

/// <summary>The one table of rights: which role gives which permission.</summary>
public static class RolePermissions
{
    private static readonly FrozenDictionary<string, Permission[]> Table = new Dictionary<string, Permission[]>
    {
        [Role.Editor] = [ReadArticles, WriteArticles, ReviewArticles, ReadContent, ManageContent],
        [Role.Reviewer] = [ReadArticles, ReviewArticles, ReadContent, ApproveContent],
        [Role.Chief] = [ReadArticles, ReviewArticles, WithdrawArticles, ReadContent, ApproveContent, ManageWordLists],
        [Role.Publisher] = [ReadArticles, PublishArticles, WithdrawArticles, ReadContent, ApproveContent],
        [Role.Admin] = [ReadArticles, ReadContent, ManageContent, ManageOperators, ManageAccounts, ManageSystem, ReadAudit],
        [Role.Security] = [ReadArticles, ReadContent, ManageSecurity, ManageWordLists, ReadAudit],
        [Role.Auditor] = [ReadArticles, ReadContent, ReadAudit],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Everything the roles allow together; an unknown role allows nothing.</summary>
    public static IReadOnlySet<Permission> Of(IEnumerable<string> roles) =>
        roles.SelectMany(static role => Table.GetValueOrDefault(role) ?? []).ToHashSet();
}
