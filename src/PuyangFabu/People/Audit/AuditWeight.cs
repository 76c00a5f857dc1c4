namespace PuyangFabu.People.Audit;

/// <summary>Which acts are anchored at once instead of within a minute: those that somebody could want not to have been.</summary>
public static class AuditWeight
{
    public const string Restore = "backup.restore";

    private static readonly string[] Things = ["operator", "account", "backup", "hold", "audit", "token"];

    private static readonly string[] Verbs = ["approve", "publish", "withdraw", "send", "call", "recall", "resolve", "remove", "rollback", "changePassword", "removeSecondFactor"];

    /// <param name="action">As <see cref="AuditEntry.Action"/>.</param>
    public static bool Has(string action) => action.Split('.') is [var thing, var verb] && (Things.Contains(thing) || Verbs.Contains(verb));
}
