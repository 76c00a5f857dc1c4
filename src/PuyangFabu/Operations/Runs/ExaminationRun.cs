using System.Text.Json;
using PuyangFabu.Operations.Doctor;

namespace PuyangFabu.Operations.Runs;

/// <summary>体检, started by a person who may leave.</summary>
public sealed class ExaminationRun(Examination examination, LongRunStore runs, TimeProvider clock) : LongRunWork(runs, clock)
{
    public override string Name => "体检";

    protected override string Kind => LongRun.Examination;

    /// <exception cref="JsonException">The row is damaged.</exception>
    public static DoctorReport ResultOf(LongRun run) => JsonSerializer.Deserialize<DoctorReport>(run.Result) ?? throw new JsonException();

    protected override async Task<string> WorkAsync(Func<long, long, Task> tell, CancellationToken cancellation) =>
        JsonSerializer.Serialize(await examination.RunAsync(cancellation, tell));
}
