using PuyangFabu.Sandbox.Platform.Faults;

namespace PuyangFabu.Tests.Hosting.Kills;

/// <summary>Where one life of the product ends: at a named step of its own, or around the platform's effect of a call.</summary>
/// <param name="Source">Of the step; null for the platform's moment.</param>
/// <param name="Name">Of the step, or the end of the call's path.</param>
/// <param name="AtStart">At the start of the step, before the effect of the call; else after it.</param>
internal sealed record KillPoint(string? Source, string Name, bool AtStart)
{
    /// <summary>Both ends of every step, and both sides of the platform's effect, in an order of chance.</summary>
    public static KillPoint[] All(string source, IEnumerable<string> steps, string path, Random chance)
    {
        KillPoint[] points =
        [
            .. steps.SelectMany(step => new[] { new KillPoint(source, step, true), new KillPoint(source, step, false) }),
            new KillPoint(null, path, true),
            new KillPoint(null, path, false),
        ];
        chance.Shuffle(points);
        return points;
    }

    /// <summary>The variables that make the built program end itself at the step.</summary>
    public (string Name, string Value)[] Environment => Source is null ? [] :
    [
        ("DOTNET_STARTUP_HOOKS", Path.Combine(AppContext.BaseDirectory, "PuyangFabu.KillSwitch.dll")),
        ("KILL_AT", $"{Source} {Name} {(AtStart ? "start" : "stop")} 1"),
    ];

    public override string ToString() => $"{Name} {(AtStart ? "before" : "after")}";

    public bool IsAt(PlatformMoment moment) => Source is null && moment.Path.EndsWith(Name, StringComparison.Ordinal) && moment.Before == AtStart;
}
