using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.People.Operators;

/// <summary>
/// The first administrator is admin and security at once only while he is alone: with a second administrator his extra right
/// ends, in the same transaction.
/// </summary>
public static class BootstrapRights
{
    /// <summary>What the first administrator is told before and after he appoints a second one.</summary>
    public const string Before = "您现在兼任安全管理。任命第二位系统管理员后，这一项随即收回，以后把他改成别的角色也不会还给您；请先任命一位安全管理员，免得任命没有人确认。";
    public const string After = "您兼任的安全管理已随之收回。";

    public static bool Holds(Actor actor) => actor.Roles.Contains(Role.Admin) && actor.Roles.Contains(Role.Security);

    /// <param name="before">All operators as they were, read after <see cref="OperatorStore.TakeTurnAsync"/>.</param>
    /// <param name="changed">The operator who is appointed or changed now.</param>
    public static async Task EndAsync(
        DbSession session, AuditLog audit, IReadOnlyList<Operator> before, Operator changed, Actor actor)
    {
        var first = before.FirstOrDefault(person => person.Bootstrap && person.Id != changed.Id && person.Is(Role.Admin) && person.Is(Role.Security));
        if (first is null || !changed.Enabled || !changed.Is(Role.Admin))
        {
            return;
        }

        // His sessions go on: what they may do is read at every call.
        var was = OperatorState.Of(first);
        first.Roles = [.. first.Roles.Where(static role => role != Role.Security)];
        await OperatorStore.SetRolesAsync(session, first);
        await audit.RecordAsync(session, new AuditEntry
        {
            Actor = actor,
            Action = "operator.endBootstrapRights",
            TargetKind = "operator",
            TargetId = $"{first.Id}",
            Before = was,
            After = OperatorState.Of(first),
            Comment = $"已有第二位系统管理员（{changed.UserName}）",
        });
    }
}
