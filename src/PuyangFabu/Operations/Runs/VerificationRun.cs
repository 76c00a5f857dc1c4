using System.Text.Json;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Operations.Runs;

/// <summary>The check of the whole record, started by a person who may leave.</summary>
public sealed class VerificationRun(AuditVerification verification, LongRunStore runs, TimeProvider clock) : LongRunWork(runs, clock)
{
    public override string Name => "核对审计";

    protected override string Kind => LongRun.Verification;

    /// <exception cref="JsonException">The row is damaged.</exception>
    public static VerificationResult ResultOf(LongRun run) => JsonSerializer.Deserialize<VerificationResult>(run.Result) ?? throw new JsonException();

    protected override async Task<string> WorkAsync(Func<long, long, Task> tell, CancellationToken cancellation)
    {
        var verdict = await verification.RunAsync([], [], cancellation, tell);
        return JsonSerializer.Serialize(new VerificationResult
        {
            Valid = verdict.Valid,
            Count = verdict.Count,
            FirstBroken = verdict.FirstBroken,
            Reason = verdict.Reason ?? "",
            Notices = verdict.Notices ?? [],
            Open = verdict.Open,
            Problems = verdict.Problems,
        });
    }
}

/// <summary>What is kept of an <see cref="AuditVerdict"/> for who reads it later.</summary>
public sealed record VerificationResult
{
    public bool Valid { get; init; }

    public long Count { get; init; }

    public long? FirstBroken { get; init; }

    public string Reason { get; init; } = "";

    public IReadOnlyList<string> Notices { get; init; } = [];

    public bool Open { get; init; }

    public IReadOnlyList<string> Problems { get; init; } = [];
}
