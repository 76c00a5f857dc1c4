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
