using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Sandbox.Platform.Faults;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Kills;

/// <summary>When one life of the product ends, and what the platform does wrong meanwhile.</summary>
/// <param name="Step">Name of a step; null for another reason.</param>
/// <param name="Moment"><c>start</c> or <c>stop</c> of the step; of the platform's own moment <c>before</c> or <c>after</c> the effect.</param>
/// <param name="AfterMs">Otherwise so long after a broadcast was approved, in real time.</param>
/// <param name="Times">At which time of the step.</param>
internal sealed record KillPlan(string? Step, string Moment, int Times, int AfterMs, PlatformFaultKind? Fault)
{
    public const string AtPlatform = "platform";

    private static readonly PlatformFaultKind[] Faults =
    [
        PlatformFaultKind.NoAnswerBefore, PlatformFaultKind.NoAnswerAfter, PlatformFaultKind.NotJson, PlatformFaultKind.BadGateway, PlatformFaultKind.Busy,
        PlatformFaultKind.AcceptedAsExisting, PlatformFaultKind.AcceptedAsTooFast, PlatformFaultKind.RetriedTooFast, PlatformFaultKind.TokenRevoked,
        PlatformFaultKind.TokenExpired, PlatformFaultKind.Slow, PlatformFaultKind.FinishEarly, PlatformFaultKind.FinishTwice, PlatformFaultKind.FinishNever,
        PlatformFaultKind.FinishWithoutUrls,
    ];

    /// <summary>Each named step at its start and its end, both sides of the platform's effect; then moments and faults by chance.</summary>
    public static IEnumerable<KillPlan> Of(int lives, Random chance)
    {
        var named = BroadcastSteps.All.Append(AtPlatform)
            .SelectMany(static step => new[] { (step, step == AtPlatform ? "before" : "start"), (step, step == AtPlatform ? "after" : "stop") })
            .ToArray();

        // A short run has some of the named moments, another one others.
        chance.Shuffle(named);
        return Enumerable.Range(0, lives).Select(life => life < named.Length
            ? new KillPlan(named[life].step, named[life].Item2, 1, 0, null)
            : chance.Next(3) == 0
                ? new KillPlan(null, "", 0, chance.Next(1500), FaultBy(chance))
                : named[chance.Next(named.Length)] is var (step, moment) ? new KillPlan(step, moment, chance.Next(1, 4), 0, FaultBy(chance)) : throw new InvalidOperationException());
    }

    /// <summary>The variables that make the built program end itself at the step.</summary>
    public (string Name, string Value)[] Environment => Step is null or AtPlatform ? [] :
    [
        ("DOTNET_STARTUP_HOOKS", Path.Combine(AppContext.BaseDirectory, "PuyangFabu.KillSwitch.dll")),
        ("KILL_AT", $"{BroadcastSteps.SourceName} {Step} {Moment} {Times}"),
    ];

    public override string ToString() => $"{Step ?? $"{AfterMs} ms"} {Moment} {Times} {Fault}".Trim();

    private static PlatformFaultKind? FaultBy(Random chance) => chance.Next(2) == 0 ? null : Faults[chance.Next(Faults.Length)];
}
