using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Operations.Runs;

/// <summary>Starts long work for people, who may leave, and shows what became of it.</summary>
public sealed class LongRunDesk(Database database, LongRunStore runs, AuditLog audit, DueWork<ExaminationRun> examinations, DueWork<VerificationRun> verifications, TimeProvider clock)
{
    public const string RunningCode = "alreadyRunning";

    public Task<LongRun?> LatestAsync(string kind, CancellationToken cancellation) => runs.LatestAsync(kind, cancellation);

    /// <summary>The last one that came to its end, whatever was begun since.</summary>
    public Task<LongRun?> LatestFinishedAsync(string kind, CancellationToken cancellation) => runs.LatestFinishedAsync(kind, cancellation);

    public async Task<Outcome<LongRun>> StartAsync(Actor actor, string kind, CancellationToken cancellation)
    {
        var examines = kind == LongRun.Examination;
        if (!actor.May(examines ? Permission.ManageSystem : Permission.ReadAudit))
        {
            return PermissionPolicies.NoRight;
        }

        var started = await database.TryWriteAsync<LongRun>(
            async session =>
            {
                var asked = new LongRun { Kind = kind, State = LongRun.Waiting, AskedBy = actor.OperatorId, AskedName = actor.DisplayName, AskedMs = clock.NowMs() };
                if (await LongRunStore.InsertAsync(session, asked) is not { } run)
                {
                    return Refusal.Conflict(RunningCode, "已经有人开始了，还没有做完；做完的结果会出现在这一页。");
                }

                await audit.RecordAsync(session, new AuditEntry { Actor = actor, Action = examines ? "doctor.run" : "audit.verify", TargetKind = examines ? "doctor" : "audit" });
                return run;
            },
            cancellation);
        if (!started.IsRefused)
        {
            var now = clock.NowMs();
            if (examines)
            {
                examinations.WakeAt(now);
            }
            else
            {
                verifications.WakeAt(now);
            }
        }

        return started;
    }
}
