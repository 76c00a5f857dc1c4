using System.Collections.Frozen;
using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Operators.Tokens;

/// <summary>What a personal API token may be good for: groups of permissions, of which the owner's own are a part.</summary>
public static class TokenScope
{
    private static readonly FrozenDictionary<string, Permission[]> Table = new Dictionary<string, Permission[]>
    {
        ["read"] = [Permission.ReadArticles, Permission.ReadContent, Permission.ReadBroadcasts],
        ["write"] = [Permission.ReadArticles, Permission.WriteArticles],
        ["review"] = [Permission.ReadArticles, Permission.ReviewArticles],
        ["publish"] = [Permission.ReadArticles, Permission.PublishArticles, Permission.WithdrawArticles, Permission.PublishContent],
        ["broadcast"] =
            [Permission.ReadArticles, Permission.ReadBroadcasts, Permission.WriteBroadcasts, Permission.ApproveBroadcasts, Permission.SendBroadcasts],
        ["content"] = [Permission.ReadContent, Permission.ManageContent, Permission.ApproveContent, Permission.ManageWordLists],
        ["followers"] = [Permission.ReadFollowers, Permission.ManageFollowers, Permission.ReplyToFollowers, Permission.SyncFollowers],
        ["cases"] = [Permission.ReadCases, Permission.ReceiveCases, Permission.AnswerCases, Permission.ApproveCases, Permission.PublishCases, Permission.SuperviseCases],
        ["audit"] = [Permission.ReadAudit, Permission.AcknowledgeAudit],
        ["operators"] = [Permission.ManageOperators, Permission.ManageSecurity],
        ["system"] = [Permission.ManageAccounts, Permission.ManageSystem],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyList<string> All { get; } =
        ["read", "write", "review", "publish", "broadcast", "content", "followers", "cases", "audit", "operators", "system"];

    /// <summary>The scope as people call it.</summary>
    public static string NameOf(string scope) => scope switch
    {
        "read" => "读取稿件和内容",
        "write" => "写稿、送审",
        "review" => "审核",
        "publish" => "发布、撤稿、发布菜单",
        "broadcast" => "群发、微信发布",
        "content" => "规则、栏目、菜单、词表",
        "followers" => "粉丝",
        "cases" => "诉求",
        "audit" => "审计",
        "operators" => "操作员",
        "system" => "账号与系统",
        _ => scope,
    };

    /// <summary>The scopes of which the roles allow something.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> roles)
    {
        var own = RolePermissions.Of(roles);
        return [.. All.Where(scope => Table[scope].Any(own.Contains))];
    }

    /// <summary>What a token with these scopes may do in the hands of someone with these roles now.</summary>
    public static IReadOnlySet<Permission> Permissions(IEnumerable<string> scopes, IEnumerable<string> roles)
    {
        var own = RolePermissions.Of(roles);
        return scopes.SelectMany(static scope => Table.GetValueOrDefault(scope) ?? []).Where(own.Contains).ToHashSet();
    }
}
